import pg from 'pg'
import { db } from '#app/platform/database.server'

const SEED_LOCK = 7_305_003
const LONGEST_LINE = 200

type Wish = { databaseUrl: string; isOwnDatabase: boolean; wish: boolean | undefined; say: (line: string) => void }

/** The lines that tell how to sign in to the demo, as the seed left them. */
function signInLines(value: unknown): string[] {
  const lines = (value as { signIns?: unknown } | null)?.signIns
  return Array.isArray(lines)
    ? lines.filter((line): line is string => typeof line === 'string').map((line) => line.slice(0, LONGEST_LINE))
    : []
}

/**
 * Fills the embedded database with the demo market, once (SEED_DEMO=1 asks for it elsewhere, 0 for none here). Two
 * instances that start together take turns.
 * @returns how to sign in to the demo, one line each; nothing for a market that is none
 */
export async function seedDemoOnce({ databaseUrl, isOwnDatabase, wish, say }: Wish): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl })
  client.on('error', () => {})
  await client.connect()
  const demo = async () => (await client.query<{ value: unknown }>("SELECT value FROM settings WHERE name = 'demo'")).rows[0]
  try {
    const before = await demo()
    if (before || !(wish ?? isOwnDatabase)) return signInLines(before?.value)
    await client.query('SELECT pg_advisory_lock($1)', [SEED_LOCK])
    const meanwhile = await demo()
    if (meanwhile) return signInLines(meanwhile.value)
    say('Filling the demo market (only at the first start) …')
    const { seedDemo } = await import('#db/seed/seed-demo.server')
    await seedDemo(db, { say })
    return signInLines((await demo())?.value)
  } finally {
    await client.end()
  }
}
