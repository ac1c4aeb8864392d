import { randomBytes } from 'node:crypto'

/** A UUID version 7 (RFC 9562): made by the application, ordered by time, no secret. */
export function newId(now = Date.now()): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(now, 0, 6)
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** Whether a text from outside has the shape of an id, so that the database may be asked about it. */
export const isId = (text: unknown): text is string => typeof text === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)

/** The id behind a name in the key of a form's field, as in `note-<id>`; null where none is. */
export function idBehind(name: string, key: string): string | null {
  const id = key.startsWith(`${name}-`) ? key.slice(name.length + 1) : ''
  return isId(id) ? id : null
}
