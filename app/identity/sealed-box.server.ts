import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { dataKeyFor } from '#app/platform/data-key.server'

const key = () => dataKeyFor('sealed trade records')

/** Encrypts personal facts (AES-256-GCM) with a key that the database does not hold. `owner` binds the box to its row. */
export function seal(owner: string, facts: Record<string, unknown>): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key(), iv).setAAD(Buffer.from(owner))
  const text = Buffer.concat([cipher.update(JSON.stringify(facts), 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), text]).toString('base64url')
}

/** Opens a box for an authority that may ask. @throws Error when it was changed or belongs to another row */
export function unseal(owner: string, box: string): Record<string, unknown> {
  const bytes = Buffer.from(box, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', key(), bytes.subarray(0, 12))
    .setAAD(Buffer.from(owner))
    .setAuthTag(bytes.subarray(12, 28))
  return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')) as Record<string, unknown>
}
