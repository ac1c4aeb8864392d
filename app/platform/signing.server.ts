import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

// Until the server gives its own, values signed by this process are good for this process only.
let secret: string | Buffer = randomBytes(32)

/** Sets the secret of this installation; every instance of one market uses the same. */
export function configureSigning(value: string): void {
  secret = value
}

/**
 * 192 bits in base64url that only this installation can make. `purpose` keeps signatures of one use from passing in another.
 * @param key the secret of sessions, unless what is signed must outlive a change of it
 */
export function signatureOf(purpose: string, text: string, key = secret): string {
  return createHmac('sha256', key).update(`${purpose}\0${text}`).digest().subarray(0, 24).toString('base64url')
}

export function isSignatureOf(purpose: string, text: string, signature: string, key = secret): boolean {
  const expected = Buffer.from(signatureOf(purpose, text, key))
  const given = Buffer.from(signature)
  return expected.length === given.length && timingSafeEqual(expected, given)
}
