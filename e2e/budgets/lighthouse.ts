import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { findChromium } from '../find-chromium'

export type Score = {
  path: string
  performance: number
  access: number
  practice: number
  search: number
  paintMs: number
  shift: number
  blockedMs: number
}

type Report = {
  finalDisplayedUrl: string
  categories: Record<string, { score: number | null }>
  audits: Record<string, { numericValue?: number }>
}

const cli = join(dirname(createRequire(import.meta.url).resolve('lighthouse/package.json')), 'cli/index.js')

const TRIES = 3

/** Chromium on a busy machine now and then begins to record after the visit has begun; such a record says nothing, so it is taken anew. */
function visit(args: readonly string[], browser: string): { status: number | null; stderr: string } {
  for (let left = TRIES - 1; ; left--) {
    const done = spawnSync(process.execPath, args, { env: { ...process.env, CHROME_PATH: browser }, encoding: 'utf8' })
    if (done.status === 0 || left === 0 || !done.stderr.includes('NO_NAVSTART')) return done
  }
}

/** A phone at 1.6 Mbit/s, 150 ms away, four times slower than this machine. Throws when Chromium is missing. */
export function lighthouse(origin: string, path: string, cookie: string | undefined, folder: string): Score {
  const browser = findChromium()
  if (!browser) throw new Error('Lighthouse needs Chromium: npx playwright install --with-deps chromium')
  mkdirSync(folder, { recursive: true })
  const output = join(folder, `lighthouse${path.replaceAll(/[^a-z0-9]+/gi, '-')}.json`)
  const args = [
    cli,
    `${origin}${path}`,
    '--quiet',
    '--output=json',
    `--output-path=${output}`,
    '--throttling-method=simulate',
    '--throttling.rttMs=150',
    '--throttling.throughputKbps=1638.4',
    '--throttling.cpuSlowdownMultiplier=4',
    '--chrome-flags=--headless=new --no-sandbox --disable-background-networking --disable-component-update --disable-sync --no-first-run',
  ]
  if (cookie) args.push(`--extra-headers=${JSON.stringify({ Cookie: cookie })}`)
  const done = visit(args, browser)
  if (done.status !== 0) throw new Error(`Lighthouse of ${path} failed:\n${done.stderr.slice(-800)}`)
  const { finalDisplayedUrl, categories, audits } = JSON.parse(readFileSync(output, 'utf8')) as Report
  if (new URL(finalDisplayedUrl).pathname !== path) throw new Error(`Lighthouse asked for ${path} and was led to ${finalDisplayedUrl}`)
  const score = (name: string) => Math.round((categories[name]?.score ?? 0) * 100)
  const value = (name: string) => audits[name]?.numericValue ?? Number.NaN
  return {
    path,
    performance: score('performance'),
    access: score('accessibility'),
    practice: score('best-practices'),
    search: score('seo'),
    paintMs: value('largest-contentful-paint'),
    shift: value('cumulative-layout-shift'),
    blockedMs: value('total-blocking-time'),
  }
}
