const BYTES = 65_536
const MOST = 16
const free: Buffer[] = []

/** Room for a copy of a page that is given back when the copy has left: ten thousand copies a second would keep the collector busy otherwise. */
export type Copy = { room: Buffer | null; make(length: number): Buffer; giveBack(): void }

export function takeCopy(): Copy {
  const copy: Copy = {
    room: null,
    make(length) {
      if (length > BYTES) return Buffer.allocUnsafe(length)
      copy.room = free.pop() ?? Buffer.allocUnsafeSlow(BYTES)
      return copy.room.subarray(0, length)
    },
    giveBack() {
      if (copy.room && free.length < MOST) free.push(copy.room)
      copy.room = null
    },
  }
  return copy
}
