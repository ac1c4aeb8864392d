export type Change = { kind: string; id: string; seq: number; record: { id: string } | undefined }

/** What one piece of work changed, and the one counter that orders every record ever made. */
export class ChangeLog {
  private pending = new Map<string, Change>()
  private last = 0

  nextSeq(): number {
    this.last += 1
    return this.last
  }

  continueAfter(seq: number): void {
    this.last = Math.max(this.last, seq)
  }

  note(change: Change): void {
    this.pending.set(`${change.kind} ${change.id}`, change)
  }

  drain(): Change[] {
    const changes = [...this.pending.values()]
    this.pending.clear()
    return changes
  }
}
