export type ConformanceProblem = {
  kind: 'request' | 'response' | 'event' | 'unknown-route'
  operation: string
  message: string
}

const KEPT = 200

/** Every time somebody departed from Stripe's declarations: the caller, or the sandbox itself. */
export class Conformance {
  private total = 0
  private recent: ConformanceProblem[] = []

  note(problem: ConformanceProblem): void {
    this.total += 1
    this.recent = [...this.recent.slice(-KEPT + 1), problem]
  }

  report(): { count: number; problems: ConformanceProblem[] } {
    return { count: this.total, problems: this.recent }
  }

  clear(): void {
    this.total = 0
    this.recent = []
  }
}
