import { Buyer, type Shop, UnexpectedAnswer } from './buyer'
import type { Answers, Order, Race, RoomWish } from './orders'
import { bodyOf, RawConnection } from './raw-connection'
import { requestBytes } from './request-bytes'
import { runAsks, runLanes, type Tally } from './run-asks'

// A process of its own, so that asking never takes the time of answering.

type OrderOf<K extends Order['kind']> = Extract<Order, { kind: K }>

async function bytes({ target, ask }: OrderOf<'bytes'>): Promise<Answers['bytes']> {
  const connection = new RawConnection(target.port, target.host)
  const answer = await connection.ask(requestBytes(target, ask))
  connection.close()
  return { status: answer.status, head: answer.head, body: bodyOf(answer).toString('base64') }
}

async function withBuyer<T>(shop: Shop, work: (buyer: Buyer) => Promise<T>): Promise<T> {
  const lane = Buyer.lane(shop)
  try {
    return await work(new Buyer(shop, lane.store, lane.sandbox))
  } finally {
    lane.close()
  }
}

async function readCheckouts({ shop, pairs }: OrderOf<'read-checkouts'>): Promise<Answers['read-checkouts']> {
  const facts: Answers['read-checkouts'] = []
  for (const [first, second] of pairs) {
    facts.push(
      await withBuyer(shop, async (buyer) => {
        await buyer.add(first)
        await buyer.add(second)
        return buyer.readCheckout()
      }),
    )
  }
  return facts
}

/** Cart of two sellers, address, payment session, payment, and the page that says it is paid. */
async function purchase(buyer: Buyer, { pairs, facts, everyPage }: OrderOf<'purchases'>, index: number): Promise<number> {
  const at = index % pairs.length
  const [first, second] = pairs[at] as [string, string]
  const fact = facts[at]
  if (!fact) throw new Error(`nothing is known of checkout ${at}`)
  await buyer.add(first)
  if (everyPage) await buyer.look('/cart')
  await buyer.add(second)
  if (everyPage) {
    await buyer.look('/cart')
    await buyer.look('/checkout')
  }
  const placed = await buyer.checkOut(fact)
  if (!placed.payAt) return placed.status
  const back = await buyer.pay(placed.payAt)
  await buyer.look(back)
  return 200
}

/** Two nights of a room: its checkout page, payment, and the page that says it is paid. */
async function booking(buyer: Buyer, { rooms }: OrderOf<'bookings'>, index: number): Promise<number> {
  await buyer.book(rooms[index] as RoomWish)
  const placed = await buyer.checkOut(await buyer.readCheckout())
  if (!placed.payAt) return placed.status
  await buyer.look(await buyer.pay(placed.payAt))
  return 200
}

function buy(shop: Shop, count: number, concurrency: number, one: (buyer: Buyer, index: number) => Promise<number>): Promise<Tally> {
  return runLanes(count, concurrency, () => {
    const lane = Buyer.lane(shop)
    return {
      async work(index) {
        try {
          return { status: await one(new Buyer(shop, lane.store, lane.sandbox), index), bytes: 0 }
        } catch (error) {
          if (error instanceof UnexpectedAnswer) return { status: error.status, bytes: 0 }
          throw error
        }
      },
      close: lane.close,
    }
  })
}

/** Everybody has the goods in the cart; then all press the button at once. Who could order pays. */
async function race({ shop, offerId, buyers }: OrderOf<'race'>): Promise<Race> {
  const lanes = Array.from({ length: buyers }, () => Buyer.lane(shop))
  const people = lanes.map((lane) => new Buyer(shop, lane.store, lane.sandbox))
  await Promise.all(people.map((buyer) => buyer.add(offerId)))
  const facts = await (people[0] as Buyer).readCheckout()
  const begun = performance.now()
  const outcomes = await Promise.all(people.map((buyer) => buyer.checkOut(facts)))
  const seconds = (performance.now() - begun) / 1000
  const statuses: Record<string, number> = {}
  for (const { status } of outcomes) statuses[status] = (statuses[status] ?? 0) + 1
  let paid = 0
  for (const [index, { payAt }] of outcomes.entries()) {
    if (!payAt) continue
    const buyer = people[index] as Buyer
    await buyer.look(await buyer.pay(payAt))
    paid += 1
  }
  for (const lane of lanes) lane.close()
  return { seconds, statuses, paid }
}

const workers: { [K in Order['kind']]: (order: OrderOf<K>) => Promise<Answers[K]> } = {
  asks: ({ target, asks, count, concurrency }) =>
    runAsks(
      target,
      asks.map((ask) => requestBytes(target, ask)),
      count,
      concurrency,
    ),
  bytes,
  'read-checkouts': readCheckouts,
  purchases: (order) => buy(order.shop, order.count, order.concurrency, (buyer, index) => purchase(buyer, order, index)),
  bookings: (order) => buy(order.shop, order.rooms.length, order.concurrency, (buyer, index) => booking(buyer, order, index)),
  race,
  cart: ({ shop, offerId }) =>
    withBuyer(shop, async (buyer) => {
      await buyer.add(offerId)
      await buyer.look('/cart')
      return buyer.cookie
    }),
}

process.on('message', async (order: Order) => {
  try {
    process.send?.({ answer: await (workers[order.kind] as (order: Order) => Promise<unknown>)(order) })
  } catch (error) {
    process.send?.({ error: (error as Error).message })
  }
})
process.on('disconnect', () => process.exit(0))
process.send?.({ answer: 'ready' })
