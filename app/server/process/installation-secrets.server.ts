import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeSecret } from '#app/platform/env.server'

export type Secrets = { session: string; webhook: string; sandboxKey: string }

function read(file: string): Secrets | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Secrets
  } catch {
    return null
  }
}

/** Secrets of this installation, made once and kept beside its data, readable by its owner only. */
export function installationSecrets(dataDir: string): Secrets {
  const file = join(dataDir, 'secrets.json')
  const known = read(file)
  if (known) return known
  mkdirSync(dataDir, { recursive: true })
  const made: Secrets = { session: makeSecret(), webhook: `whsec_${makeSecret()}`, sandboxKey: `sk_test_${makeSecret()}` }
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, JSON.stringify(made), { mode: 0o600 })
  try {
    // Of two instances that start together the first one's secrets count.
    linkSync(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft, { force: true })
  }
  const kept = read(file)
  if (!kept) throw new Error(`${file} can not be read. Remove it to have new secrets made; people then sign in again.`)
  return kept
}
