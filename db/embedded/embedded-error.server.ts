/** The embedded database can not be used; the message names the cause and what to do about it. */
export class EmbeddedError extends Error {
  override readonly name = 'EmbeddedError'
}
