import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { connect } from '#db/client.server'
import { folderForData } from '#db/testing/folder-for-data'
import { bringBuildUpToDate, makeDataDir, openMarketUnderTest } from '../bench/market-under-test'
import { printTable, say } from '../bench/table'
import { lighthouse, type Score } from './lighthouse'
import { type Visit, visitsOf } from './visits'
import { Scales, type Weight } from './weigh'

/** Kilobytes gzipped; `chunk` is what a page brings beyond the files that every page shares. */
const limits = { script: 130, chunk: 25, css: 20, html: 30, images: 150 }
type Part = keyof typeof limits

/** The scores of design-language §7. Checkout and other pages that search engines are told to leave out have no score for search. */
const lowest = { performance: 95, access: 100, practice: 95, search: 100 }
const highest = { paintMs: 2_500, shift: 0.1, blockedMs: 200 }

const { values } = parseArgs({ options: { lighthouse: { type: 'boolean' } } })

function sharedScripts(weights: readonly Weight[]): Set<string> {
  const [first, ...others] = weights
  return new Set([...(first?.scripts.keys() ?? [])].filter((file) => others.every(({ scripts }) => scripts.has(file))))
}

function weighed(weight: Weight, shared: ReadonlySet<string>): Record<Part, number> {
  const chunk = [...weight.scripts].reduce((sum, [file, size]) => sum + (shared.has(file) ? 0 : size), 0)
  return { script: weight.script, chunk, css: weight.css, html: weight.html, images: weight.images }
}

function scoreFaults(score: Score, isIndexed: boolean): string[] {
  const low = (['performance', 'access', 'practice', 'search'] as const).filter(
    (name) => (name !== 'search' || isIndexed) && score[name] < lowest[name],
  )
  const high = (['paintMs', 'shift', 'blockedMs'] as const).filter((name) => !(score[name] <= highest[name]))
  return [...low, ...high].map((name) => `${score.path}: ${name} ${score[name]}`)
}

async function readScores(origin: string, visits: readonly Visit[]): Promise<{ scores: Score[]; faults: string[] }> {
  const product = visits.find(({ path }) => /^\/market\//.test(path))
  const checkout = visits.find(({ path }) => path === '/checkout')
  const scores: Score[] = []
  const faults: string[] = []
  for (const visit of [{ path: '/', isPublic: true }, { path: '/market', isPublic: true }, product, checkout] as (Visit | undefined)[]) {
    if (!visit) continue
    const score = lighthouse(origin, visit.path, visit.cookie, '.data/bench')
    scores.push(score)
    faults.push(...scoreFaults(score, visit !== checkout))
  }
  return { scores, faults }
}

bringBuildUpToDate()
const dataDir = makeDataDir(folderForData())
const secret = randomBytes(32).toString('hex')
const faults: string[] = []
try {
  const market = await openMarketUnderTest(dataDir, { env: { SEED_DEMO: '1', SESSION_SECRET: secret } })
  const { db, pool } = connect(market.databaseUrl, { max: 2 })
  try {
    const visits = await visitsOf(market, db, secret)
    const scales = new Scales(market.origin)
    const weights: Weight[] = []
    for (const { path, cookie } of visits) weights.push(await scales.weigh(path, cookie))
    const shared = sharedScripts(weights)
    const rows = visits.map((visit, index) => ({ visit, parts: weighed(weights[index] as Weight, shared) }))
    const parts = Object.keys(limits) as Part[]
    printTable(
      ['kB gzipped', ...parts],
      [
        ['at most', ...parts.map((part) => String(limits[part]))],
        ...rows.map(({ visit, parts: found }) => [
          visit.path + (visit.isPublic ? '' : ' (signed in)'),
          ...parts.map((part) => `${found[part].toFixed(1)}${isOver(visit, part, found[part]) ? ' !' : ''}`),
        ]),
      ],
    )
    for (const { visit, parts: found } of rows)
      for (const part of parts)
        if (isOver(visit, part, found[part])) faults.push(`${visit.path}: ${part} ${found[part].toFixed(1)} kB, at most ${limits[part]}`)
    if (values.lighthouse) {
      const read = await readScores(market.origin, visits)
      say()
      printTable(
        ['Lighthouse', 'performance', 'access', 'practice', 'search', 'LCP ms', 'CLS', 'TBT ms'],
        read.scores.map((score) => [
          score.path,
          ...[score.performance, score.access, score.practice, score.search, Math.round(score.paintMs)].map(String),
          score.shift.toFixed(3),
          score.blockedMs.toFixed(0),
        ]),
      )
      faults.push(...read.faults)
    }
  } finally {
    await pool.end()
    await market.stop()
  }
} finally {
  rmSync(dataDir, { recursive: true, force: true })
}
say()
for (const fault of faults) say(`OVER: ${fault}`)
say(faults.length === 0 ? 'Every page is within its budget.' : `${faults.length} over budget.`)
process.exit(faults.length === 0 ? 0 : 1)

/** The whole script counts at a first public load; pages behind a sign-in answer for their own chunk. */
function isOver(visit: Visit, part: Part, size: number): boolean {
  return size > limits[part] && (part !== 'script' || visit.isPublic)
}
