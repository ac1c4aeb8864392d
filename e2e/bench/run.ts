import { rmSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { connect } from '#db/client.server'
import { folderForData } from '#db/testing/folder-for-data'
import { startChild } from './child'
import type { Answers, Order } from './load/orders'
import { bringBuildUpToDate, openMarketUnderTest, prepareMarket } from './market-under-test'
import type { Row } from './measure'
import { measureMarket, type Race } from './measure-market'
import { printRows, printTargets, writeReport } from './report'
import { say } from './table'
import { hasServerError, ledgerCost, targetsOf } from './targets'

const usage = 'npm run bench -- [--quick] [--disk] [--listings few,many]'
const { values } = parseArgs({
  options: { quick: { type: 'boolean' }, disk: { type: 'boolean' }, listings: { type: 'string' }, help: { type: 'boolean' } },
})
if (values.help) {
  say(usage)
  process.exit(0)
}
const quick = values.quick ?? false
const [few = 2_000, many = quick ? 20_000 : 200_000] = (values.listings ?? '').split(',').filter(Boolean).map(Number)
const FEW_STAYS = 200
const MANY_STAYS = 5_000
const reports = '.data/bench'
const parent = values.disk ? reports : folderForData()

bringBuildUpToDate()
const begun = performance.now()
const load = await startChild<Order, Answers>('load/load-process.ts')
const rows: Row[] = []
const starts: { cpuSeconds: number; seconds: number }[] = []
let race: Race | undefined
let memory = { now: 0, highest: 0 }
let problems: string[] = []

say(
  `Node ${process.versions.node}, ${cpus().length} processors (${cpus()[0]?.model.trim()}), load ${loadavg()[0]?.toFixed(2)}; database in ${parent === reports ? 'a folder on disk' : parent}, fsync on.`,
)
for (const listings of [few, many]) {
  const stays = listings === many ? MANY_STAYS : FEW_STAYS
  say(
    `Filling a market with ${listings.toLocaleString('en')} listings and ${stays.toLocaleString('en')} houses of three units, a year of nights each …`,
  )
  const dataDir = await prepareMarket(parent, { listings, stays })
  try {
    const market = await openMarketUnderTest(dataDir)
    starts.push(market.coldStart)
    const { pool } = connect(market.databaseUrl, { max: 2, statementTimeoutMs: 60_000 })
    try {
      const measured = await measureMarket({
        market,
        pool,
        load,
        listings,
        seconds: quick ? 1.5 : 5,
        isLarge: listings === many && many !== few,
        earlier: rows,
      })
      rows.push(...measured.rows)
      race ??= measured.race
      problems = [...problems, ...measured.problems]
      memory = { now: Math.max(memory.now, market.memory().now), highest: Math.max(memory.highest, market.memory().highest) }
    } finally {
      await pool.end()
      await market.stop()
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}
await load.stop()

say()
printRows(rows)
const [coldStart = { cpuSeconds: 0, seconds: 0 }] = starts
const targets = targetsOf({ rows, few, many, race: race ?? { seconds: 0, sold: 0, paid: 0, statuses: {} }, memory, coldStart })
printTargets(targets)
say(ledgerCost(rows))
for (const { what, statuses } of rows) if (hasServerError(statuses)) problems.push(`${what}: ${JSON.stringify(statuses)}`)
say()
for (const problem of problems) say(`WRONG: ${problem}`)
const file = writeReport(reports, {
  at: new Date().toISOString(),
  node: process.versions.node,
  processors: cpus().length,
  load: loadavg(),
  onDisk: values.disk ?? false,
  quick,
  rows,
  targets,
  race,
  memory,
  starts,
  problems,
})
say(`${((performance.now() - begun) / 1000).toFixed(0)} s; kept in ${join(file)}`)
process.exit(problems.length > 0 ? 1 : 0)
