const BYTES = 65_536
const MOST = 16
const free: Buffer[] = []

/** Room for a copy of a page that is given back when the copy has left: ten thousand copies a second would keep the collector busy otherwise. */
export function takeCopy(): { make(length: number): Buffer; giveBack(): void } {
  let room: Buffer | undefined
  return {
    make(length) {
      if (length > BYTES) return Buffer.allocUnsafe(length)
      room = free.pop() ?? Buffer.allocUnsafeSlow(BYTES)
      return room.subarray(0, length)
    },
    giveBack() {
      if (room && free.length < MOST) free.push(room)
      room = undefined
    },
  }
}
