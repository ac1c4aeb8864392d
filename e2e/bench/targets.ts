import type { Row } from './measure'

export type Target = { what: string; measured: string; isReached: boolean }
export type Facts = {
  rows: readonly Row[]
  few: number
  many: number
  race: { seconds: number; sold: number; paid: number; statuses: Record<string, number> }
  memory: { now: number; highest: number }
  coldStart: { cpuSeconds: number; seconds: number }
}

const both = ({ cpu }: Row) => cpu.store + cpu.database
export const hasServerError = (statuses: Record<string, number>) => Object.keys(statuses).some((status) => Number(status) >= 500)

/** Purchases with the ledger on beside the same ones with nothing posted, as ratios. */
export function ledgerCost(rows: readonly Row[]): string {
  const without = rows.find(({ what }) => what === 'purchase, nothing posted')
  const on = rows.find(({ what, listings }) => what === 'purchase' && listings === without?.listings)
  if (!without || !on) return ''
  const ratio = (measured: number, floor: number) => (measured / floor).toFixed(2)
  return `The ledger on: ${ratio(on.perSecond, without.perSecond)} of the purchases a second without it, ${ratio(both(on), both(without))} times their CPU.`
}

/** What the market has promised of its speed, beside what this run measured. */
export function targetsOf({ rows, few, many, race, memory, coldStart }: Facts): Target[] {
  const find = (what: string, listings: number) => rows.find((row) => row.what === what && row.listings === listings)
  const targets: Target[] = []
  const add = (what: string, row: Row | undefined, read: (row: Row) => { measured: string; isReached: boolean }) =>
    row && targets.push({ what, ...read(row) })
  const atLeast = (least: number) => (row: Row) => ({ measured: `${row.perSecond.toFixed(0)} a second`, isReached: row.perSecond >= least })
  const cpuAtMost = (most: number) => (row: Row) => ({ measured: `${both(row).toFixed(1)} CPU ms`, isReached: both(row) <= most })

  add('market page, kept: at least 0.5 of the floor', find('market page, kept', few), (row) => {
    const share = row.floor ? row.perSecond / row.floor.perSecond : 0
    return { measured: share.toFixed(2), isReached: share >= 0.5 }
  })
  add('market page, made: at least 300 a second', find('market page, made', few), atLeast(300))
  add('market page, made: at most 3.5 CPU ms, store and database', find('market page, made', few), cpuAtMost(3.5))
  add('product page, made: at least 600 a second', find('product page, made', few), atLeast(600))
  add('purchase: at least 80 a second', find('purchase', few), atLeast(80))
  add('purchase: at most 12 CPU ms, store and database', find('purchase', few), cpuAtMost(12))
  for (const words of ['茶', '普洱茶']) {
    const before = find(`search ${words}`, few)
    add(
      `search ${words}: p99 among ${many.toLocaleString('en')} at most twice that among ${few.toLocaleString('en')}`,
      find(`search ${words}`, many),
      (row) => {
        const times = before ? row.p99 / before.p99 : Number.NaN
        return { measured: `${times.toFixed(2)} times`, isReached: times <= 2 }
      },
    )
  }
  const fewHouses = find('stay search for dates', few)
  for (const how of ['', ', one at a time'])
    add(`stay search for dates${how}, 200 houses: p50 at most 40 ms`, find(`stay search for dates${how}`, few), ({ p50 }) => ({
      measured: `${p50.toFixed(1)} ms`,
      isReached: p50 <= 40,
    }))
  add(
    'stay search for dates: p50 among 5,000 houses at most three times that among 200',
    find('stay search for dates', many),
    ({ p50 }) => {
      const times = fewHouses ? p50 / fewHouses.p50 : Number.NaN
      return { measured: `${times.toFixed(2)} times`, isReached: times <= 3 }
    },
  )
  targets.push({
    what: '64 buyers of the last 10: exactly 10 sold',
    measured: `${race.sold} sold, ${race.paid} paid`,
    isReached: race.sold === 10 && race.paid === 10,
  })
  targets.push({
    what: '64 buyers of the last 10: no server error',
    measured: JSON.stringify(race.statuses),
    isReached: !hasServerError(race.statuses),
  })
  targets.push({
    what: '64 buyers of the last 10: within a second',
    measured: `${race.seconds.toFixed(2)} s`,
    isReached: race.seconds <= 1,
  })
  targets.push({
    what: 'memory of the store: at most 250 MB resident',
    measured: `${memory.now} MB (highest ${memory.highest})`,
    isReached: memory.now <= 250,
  })
  targets.push({
    what: 'start to first page: at most 1.5 CPU s',
    measured: `${coldStart.cpuSeconds.toFixed(2)} CPU s in ${coldStart.seconds.toFixed(1)} s`,
    isReached: coldStart.cpuSeconds <= 1.5,
  })
  return targets
}
