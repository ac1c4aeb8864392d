import { hkdfSync, randomBytes } from 'node:crypto'

// Development reloads modules; the key outlives them. Until the server gives its own, what is made is good for this process only.
const kept = globalThis as { hushangDataKey?: string }
const derived = new Map<string, Buffer>()

/** Sets the key of what lies in the database for years. Unlike the secret of sessions it is never changed. */
export function configureDataKey(value: string): void {
  kept.hushangDataKey = value
  derived.clear()
}

/** 256 bits for one purpose, from which those of another can not be told. */
export function dataKeyFor(purpose: string): Buffer {
  const known = derived.get(purpose)
  if (known) return known
  kept.hushangDataKey ??= randomBytes(32).toString('hex')
  const key = Buffer.from(hkdfSync('sha256', kept.hushangDataKey, '', purpose, 32))
  derived.set(purpose, key)
  return key
}
