import { connect, type Socket } from 'node:net'

export type RawAnswer = { status: number; head: string; body: Buffer; bytes: number }

const HEAD_END = Buffer.from('\r\n\r\n')
const LAST_CHUNK = Buffer.from('0\r\n\r\n')

/** A keep-alive connection that spends as little as it can, so that the measured process and not the measuring one is the limit. */
export class RawConnection {
  private readonly socket: Socket
  private pieces: Buffer[] = []
  private size = 0
  private head: { end: number; text: string; length: number | null } | null = null
  private waiting: { resolve(answer: RawAnswer): void; reject(error: Error): void } | null = null

  constructor(port: number, host: string) {
    this.socket = connect({ port, host, noDelay: true })
    this.socket.on('data', (piece) => this.take(piece))
    this.socket.on('error', (error) => this.fail(error))
    this.socket.on('close', () => this.fail(new Error('the connection was closed')))
  }

  ask(request: Buffer): Promise<RawAnswer> {
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject }
      this.socket.write(request)
    })
  }

  close(): void {
    this.waiting = null
    this.socket.destroy()
  }

  private fail(error: Error): void {
    this.waiting?.reject(error)
    this.waiting = null
  }

  private take(piece: Buffer): void {
    this.pieces.push(piece)
    this.size += piece.length
    this.head ??= this.readHead()
    if (!this.head || !this.isWhole(this.head, piece)) return
    const all = this.pieces.length === 1 ? piece : Buffer.concat(this.pieces)
    const { end, text, length } = this.head
    const answer = { status: Number(text.slice(9, 12)), head: text, body: all.subarray(end), bytes: length ?? this.size - end }
    const { waiting } = this
    this.pieces = []
    this.size = 0
    this.head = null
    this.waiting = null
    waiting?.resolve(answer)
  }

  private readHead(): { end: number; text: string; length: number | null } | null {
    const all = this.pieces.length === 1 ? (this.pieces[0] as Buffer) : Buffer.concat(this.pieces)
    const at = all.indexOf(HEAD_END)
    if (at < 0) return null
    const text = all.toString('latin1', 0, at)
    const length = /\r\ncontent-length: (\d+)/i.exec(text)?.[1]
    return { end: at + 4, text, length: length === undefined ? (/\r\ntransfer-encoding: chunked/i.test(text) ? null : 0) : Number(length) }
  }

  private isWhole({ end, length }: { end: number; length: number | null }, piece: Buffer): boolean {
    if (length !== null) return this.size >= end + length
    const tail = piece.length >= LAST_CHUNK.length ? piece : Buffer.concat(this.pieces)
    return tail.subarray(-LAST_CHUNK.length).equals(LAST_CHUNK)
  }
}

/** The bytes of a body sent in chunks, without the chunks' own lines. */
function withoutChunks(body: Buffer): Buffer {
  const parts: Buffer[] = []
  for (let at = 0; at < body.length; ) {
    const lineEnd = body.indexOf('\r\n', at)
    const size = Number.parseInt(body.toString('latin1', at, lineEnd), 16)
    if (!size) break
    parts.push(body.subarray(lineEnd + 2, lineEnd + 2 + size))
    at = lineEnd + 2 + size + 2
  }
  return Buffer.concat(parts)
}

export const headerOf = (head: string, name: string): string | null => new RegExp(`\\r\\n${name}: ([^\\r]*)`, 'i').exec(head)?.[1] ?? null

export const bodyOf = ({ head, body }: RawAnswer): Buffer => (/\r\ntransfer-encoding: chunked/i.test(head) ? withoutChunks(body) : body)
