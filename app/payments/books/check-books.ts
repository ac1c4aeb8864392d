import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { configurePayments } from '#app/payments/provider/payment-settings.server'
import { readEnvironment } from '#app/platform/env.server'
import { connect } from '#db/client.server'
import { type Embedded, startEmbedded } from '#db/embedded.server'
import { providerFindings } from './book-checks-provider.server'
import { type Acknowledged, checkBooks } from './books.server'

const usage = 'npm run check:books -- [database url] [--grace 60s] [--history file] [--provider]'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { grace: { type: 'string' }, history: { type: 'string' }, help: { type: 'boolean' }, provider: { type: 'boolean' } },
})
const say = (line: string) => process.stdout.write(`${line}\n`)

function fail(line: string): never {
  process.stderr.write(`${line}\n`)
  process.exit(2)
}

if (values.help) {
  say(usage)
  process.exit(0)
}
const grace = values.grace === undefined ? 600 : Number(/^(\d+)s?$/.exec(values.grace)?.[1] ?? fail(usage))
const env = readEnvironment(process.env)

/** The embedded database of this clone: joined when it runs, else started for this check. */
function openEmbedded(): Promise<Embedded> {
  const dataDir = join(env.DATA_DIR, 'postgres')
  if (!existsSync(dataDir)) fail(`There is no database in ${env.DATA_DIR}. Start the market first, or give a database URL.`)
  return startEmbedded({ dataDir, database: 'hushang', log: () => {} })
}

const given = positionals[0] ?? env.DATABASE_URL
const embedded = given ? null : await openEmbedded()
const uploadsDir = join(env.DATA_DIR, 'uploads')
const history = values.history
  ? (readFileSync(values.history, 'utf8')
      .trim()
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line)) as Acknowledged[])
  : undefined

if (values.provider) {
  if (!env.STRIPE_SECRET_KEY) fail('--provider compares with the provider: it needs STRIPE_SECRET_KEY (and STRIPE_API_BASE for a sandbox).')
  configurePayments({ secretKey: env.STRIPE_SECRET_KEY, apiBase: env.STRIPE_API_BASE, webhookSecrets: [], baseUrl: '' })
}

const { db, pool } = connect(given ?? embedded?.url ?? '', { max: 1, statementTimeoutMs: 60_000 })
try {
  const findings = await checkBooks(db, {
    graceSeconds: grace,
    uploadsDir: existsSync(uploadsDir) ? uploadsDir : undefined,
    simulatedMessages: env.simulatedMessages,
    ...(history ? { acknowledged: history } : {}),
  })
  if (values.provider) findings.push(...(await providerFindings(db, { graceMs: grace * 1000 })))
  for (const { name, rows } of findings) {
    say(`${rows.length === 0 ? 'ok   ' : 'WRONG'} ${name}${rows.length === 0 ? '' : `: ${rows.length}`}`)
    for (const row of rows.slice(0, 10)) say(`      ${JSON.stringify(row)}`)
  }
  const wrong = findings.filter(({ rows }) => rows.length > 0).length
  say(wrong === 0 ? `The books are clean: ${findings.length} checks.` : `${wrong} of ${findings.length} checks found something.`)
  process.exitCode = wrong === 0 ? 0 : 1
} catch (error) {
  process.stderr.write(`The books could not be read: ${(error as Error).message}\n`)
  process.exitCode = 2
} finally {
  await pool.end()
  await embedded?.stop()
}
