import { hkdfSync } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeSecret } from '#app/platform/env.server'

export type Secrets = {
  /** Signs sessions; whoever changes it signs everybody out. */
  session: string
  /** Links of guests and sealed fields hang on it as long as the database lives. */
  data: string
  webhook: string
  /** Signs what the payment sandbox tells about connected accounts. */
  connectWebhook: string
  sandboxKey: string
}

function read(file: string): Partial<Secrets> | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Partial<Secrets>
  } catch {
    return null
  }
}

/** Files of earlier releases lack some. They are derived, so that two instances that start together write the same ones. */
function completed({ session = '', webhook = '', sandboxKey = '', data, connectWebhook }: Partial<Secrets>): Secrets {
  return {
    session,
    data: data ?? derived(session, 'data key'),
    webhook,
    connectWebhook: connectWebhook ?? `whsec_${derived(webhook, 'connect webhook')}`,
    sandboxKey,
  }
}

const derived = (from: string, purpose: string): string => Buffer.from(hkdfSync('sha256', from, '', purpose, 32)).toString('hex')

/** Secrets of this installation, made once and kept beside its data, readable by its owner only. */
export function installationSecrets(dataDir: string): Secrets {
  const file = join(dataDir, 'secrets.json')
  const known = read(file)
  if (known?.data && known.connectWebhook) return completed(known)
  mkdirSync(dataDir, { recursive: true })
  const draft = `${file}.${process.pid}`
  const wanted: Secrets = known
    ? completed(known)
    : {
        session: makeSecret(),
        data: makeSecret(),
        webhook: `whsec_${makeSecret()}`,
        connectWebhook: `whsec_${makeSecret()}`,
        sandboxKey: `sk_test_${makeSecret()}`,
      }
  writeFileSync(draft, JSON.stringify(wanted), { mode: 0o600 })
  try {
    if (known) renameSync(draft, file)
    // Of two instances that start together the first one's secrets count.
    else linkSync(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft, { force: true })
  }
  const kept = read(file)
  if (!kept?.session)
    throw new Error(`${file} can not be read. Put it back from a backup; without it everybody signs in again and links end.`)
  return completed(kept)
}
