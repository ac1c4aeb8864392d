import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Row } from './measure'
import { canCountCpu } from './process-times'
import { printTable, say } from './table'
import type { Target } from './targets'

const number = (value: number) => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2))
const cpu = (value: number) => (canCountCpu ? number(value) : '–')

export function printRows(rows: readonly Row[]): void {
  printTable(
    [
      '',
      'listings',
      'a second',
      'p50 ms',
      'p99 ms',
      'CPU ms: store',
      'database',
      'both',
      'sandbox',
      'bytes',
      'floor a second',
      'floor CPU ms',
      'of the floor',
      'answers',
    ],
    rows.map(({ what, listings, perSecond, p50, p99, cpu: spent, bytes, floor, statuses }) => [
      what,
      listings.toLocaleString('en'),
      number(perSecond),
      number(p50),
      number(p99),
      cpu(spent.store),
      cpu(spent.database),
      cpu(spent.store + spent.database),
      spent.sandbox > 0.005 ? cpu(spent.sandbox) : '',
      bytes > 0 ? bytes.toFixed(0) : '',
      floor ? number(floor.perSecond) : '',
      floor ? cpu(floor.cpu) : '',
      floor ? number(perSecond / floor.perSecond) : '',
      Object.entries(statuses)
        .map(([status, count]) => `${count}×${status}`)
        .join(' '),
    ]),
  )
}

export function printTargets(targets: readonly Target[]): void {
  say()
  printTable(
    ['target', 'measured', ''],
    targets.map(({ what, measured, isReached }) => [what, measured, isReached ? 'reached' : 'NOT reached']),
  )
}

export function writeReport(folder: string, report: object): string {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `bench-${new Date().toISOString().replaceAll(/[:.]/g, '-').slice(0, 19)}.json`)
  writeFileSync(file, `${JSON.stringify(report, undefined, 2)}\n`)
  return file
}
