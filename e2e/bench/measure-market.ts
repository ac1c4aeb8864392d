import type pg from 'pg'
import { addDays, dayOf } from '#app/kernel/day'
import { startChild } from './child'
import type { BareAnswers, BareOrder } from './floors/bare-purchase'
import { type BenchGoods, chooseGoods, freeRooms, settled, soldOf } from './goods'
import type { Shop } from './load/buyer'
import type { Ask } from './load/request-bytes'
import type { Tally } from './load/run-asks'
import type { MarketUnderTest } from './market-under-test'
import { type Floor, forSeconds, type Load, measure, plainHttpFloor, type Row } from './measure'
import { hasServerError } from './targets'

const CONCURRENCY = 8
const RIVALS = 64
const LAST = 10
const FIRST_REQUESTS = 200
/** So many addresses that a run asks for none twice. */
const MORE_THAN_ASKED = 5_000
let visits = 0

/** Not a wish about looks, so the page is made anew; nobody's session or cart either, so it is the same page. */
const unkept = { Cookie: 'visited=1' }

export type Race = { seconds: number; sold: number; paid: number; statuses: Record<string, number> }
type Asked = {
  market: MarketUnderTest
  pool: pg.Pool
  load: Load
  listings: number
  seconds: number
  isLarge: boolean
  earlier: readonly Row[]
}

/** Everything that is measured of one market. `problems` names what must not happen whatever the speed. */
export async function measureMarket({
  market,
  pool,
  load,
  listings,
  seconds,
  isLarge,
  earlier,
}: Asked): Promise<{ rows: Row[]; race: Race | undefined; problems: string[] }> {
  const goods = await chooseGoods(pool)
  const shop: Shop = {
    origin: market.origin,
    port: market.port,
    host: '127.0.0.1',
    sandbox: { port: market.sandboxPort, host: '127.0.0.1' },
  }
  const rows: Row[] = []
  const problems: string[] = []
  const floorOf = async (what: string, ask: Ask): Promise<Floor> =>
    earlier.find((row) => row.what === what)?.floor ?? plainHttpFloor(load, shop, ask, seconds / 2, CONCURRENCY)

  const page = async (what: string, wish: Ask[] | (() => Ask[]), concurrency = CONCURRENCY) => {
    const asked = () => (typeof wish === 'function' ? wish() : wish)
    // A list of pages is asked for three times before it counts: until then they are drawn, not found drawn.
    const first = typeof wish === 'function' ? FIRST_REQUESTS : Math.max(wish.length * 3, FIRST_REQUESTS)
    const run = await forSeconds(seconds, first, (count) => load.ask({ kind: 'asks', target: shop, asks: asked(), count, concurrency }))
    const row = await measure(market, what, listings, run)
    const [example] = asked()
    rows.push(example ? { ...row, floor: await floorOf(what, example) } : row)
  }
  const withCart = { Cookie: await load.ask({ kind: 'cart', shop, offerId: goods.pairs[0]?.[0].offerId ?? '' }) }
  const products = goods.slugs.map((slug) => `/market/${encodeURIComponent(slug)}`)
  const search = (words: string) => [{ path: `/search?q=${encodeURIComponent(words)}`, headers: unkept }]

  const anew = (path: string) => () =>
    Array.from({ length: MORE_THAN_ASKED }, () => ({ path: `${path}?visit=${++visits}`, headers: unkept }))

  if (!isLarge) await page('page without data, made', [{ path: '/licence', headers: unkept }])
  if (!isLarge) await page('market page, kept', [{ path: '/market' }])
  await page('market page, made', [{ path: '/market', headers: unkept }])
  if (!isLarge) await page('market page, drawn anew', anew('/market'))
  if (!isLarge) await page('market page, made, a cart in hand', [{ path: '/market', headers: withCart }])
  if (!isLarge)
    await page(
      'product page, kept',
      products.map((path) => ({ path })),
    )
  await page(
    'product page, made',
    products.map((path) => ({ path, headers: unkept })),
  )
  if (!isLarge) await page('product page, drawn anew', anew(products[0] ?? '/market'))
  await page('search 茶', search('茶'))
  await page('search 普洱茶', search('普洱茶'))
  await page('stay search for dates', stayAsks(''))
  await page('stay search for dates, one at a time', stayAsks(''), 1)
  await page('stay search for dates, by price', stayAsks('&sort=price'))
  await page(
    'cart add',
    goods.pairs.map(
      ([{ offerId }]): Ask => ({
        method: 'POST',
        path: '/cart',
        form: new URLSearchParams({ intent: 'add', offerId, quantity: '1' }).toString(),
      }),
    ),
  )

  const buying: Buying = { market, pool, load, listings, seconds, shop, goods }
  const bought = await measurePurchases(buying, {
    everyPage: isLarge ? [false] : [false, true],
    floor: earlier.find(({ what }) => what === 'purchase')?.floor,
  })
  rows.push(...bought)
  for (const row of bought)
    if (Object.keys(row.statuses).some((status) => status !== '200'))
      problems.push(`${row.what}: not every purchase went through: ${JSON.stringify(row.statuses)}`)

  const bookings = await measureBookings(buying)
  rows.push(bookings)
  if (Object.keys(bookings.statuses).some((status) => status !== '200'))
    problems.push(`booking: not every one went through: ${JSON.stringify(bookings.statuses)}`)
  if (isLarge) return { rows, race: undefined, problems }
  const { seconds: raceSeconds, statuses, paid } = await load.ask({ kind: 'race', shop, offerId: goods.scarce, buyers: RIVALS })
  await settled(pool)
  const stock = await soldOf(pool, goods.scarce)
  if (stock.sold !== LAST || paid !== LAST || stock.onHand !== 0 || stock.held !== 0)
    problems.push(`of the last ${LAST}: ${JSON.stringify({ ...stock, paid })}`)
  if (hasServerError(statuses)) problems.push(`${RIVALS} at once: ${JSON.stringify(statuses)}`)
  const unposted = await unpostedPurchases(buying)
  return { rows: [...rows, unposted], race: { seconds: raceSeconds, sold: stock.sold, paid, statuses }, problems }
}

/** Two nights from the next weeks on, each ask another day. */
function stayAsks(more: string): Ask[] {
  const today = dayOf(new Date())
  return Array.from({ length: 40 }, (_, n) => {
    const arrival = addDays(today, 7 + n * 2)
    return { path: `/stays?arrival=${arrival}&departure=${addDays(arrival, 2)}&adults=2${more}`, headers: unkept }
  })
}

type Buying = Omit<Asked, 'earlier' | 'isLarge'> & { shop: Shop; goods: BenchGoods }

/** A run of whole purchases, warmed up and at rest. */
async function readyToBuy({ pool, load, seconds, shop, goods }: Buying, everyPage: boolean): Promise<() => Promise<Tally>> {
  const pairs = goods.pairs.map(([first, second]) => [first.offerId, second.offerId] as const)
  const facts = await load.ask({ kind: 'read-checkouts', shop, pairs })
  const run = await forSeconds(seconds, 60, (count) =>
    load.ask({ kind: 'purchases', shop, pairs, facts, count, concurrency: CONCURRENCY, everyPage }),
  )
  await settled(pool)
  return run
}

async function measurePurchases(buying: Buying, { everyPage, floor }: { everyPage: boolean[]; floor: Floor | undefined }): Promise<Row[]> {
  const { market, pool, listings, seconds, goods } = buying
  const rows: Row[] = []
  for (const every of everyPage) {
    const run = await readyToBuy(buying, every)
    const row = await measure(market, every ? 'purchase, with every page on the way' : 'purchase', listings, run, () => settled(pool))
    rows.push(every ? row : { ...row, floor: floor ?? (await bareFloor(market, goods, seconds)) })
  }
  return rows
}

/** The same purchases while the database posts nothing of them, so that it can be said what the ledger costs. Last of all: the books are not whole after it. */
async function unpostedPurchases(buying: Buying): Promise<Row> {
  const { market, pool, listings } = buying
  await pool.query(`CREATE OR REPLACE FUNCTION post_capture(a_payment uuid, a_currency text, a_at timestamptz DEFAULT now()) RETURNS void
    LANGUAGE plpgsql AS 'BEGIN END'`)
  return measure(market, 'purchase, nothing posted', listings, await readyToBuy(buying, false), () => settled(pool))
}

async function measureBookings({ market, pool, load, listings, seconds, shop }: Omit<Buying, 'goods'>): Promise<Row> {
  const free = await freeRooms(pool)
  const run = await forSeconds(seconds, 40, (count) => {
    if (free.length < count) throw new Error('too few rooms are free to be booked for so long')
    return load.ask({ kind: 'bookings', shop, rooms: free.splice(0, count), concurrency: CONCURRENCY })
  })
  await settled(pool)
  return measure(market, 'booking of a room, with its checkout page', listings, run, () => settled(pool))
}

async function bareFloor(market: MarketUnderTest, goods: BenchGoods, seconds: number): Promise<Floor> {
  const bare = await startChild<BareOrder, BareAnswers>('floors/bare-purchase.ts')
  try {
    const run = await forSeconds(seconds / 2, 100, (count) =>
      bare.ask({ kind: 'purchases', url: market.databaseUrl, pairs: [...goods.pairs], count, concurrency: CONCURRENCY }),
    )
    const before = market.cpu().database
    const tally = await run()
    return { perSecond: tally.count / tally.seconds, p50: tally.p50, cpu: ((market.cpu().database - before) * 1000) / tally.count }
  } finally {
    await bare.stop()
  }
}
