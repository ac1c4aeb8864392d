import { sql } from 'drizzle-orm'
import { saveAddress } from '#app/identity/account/save-address.server'
import { paymentSettings } from '#app/payments/provider/payment-settings.server'
import type { Db } from '#db/client.server'
import { bookings } from '#db/schema/bookings'
import { addresses } from '#db/schema/people'
import { settings } from '#db/schema/platform'
import { fillHouses } from './bookings/fill-houses.server'
import { placeDemoTrips } from './bookings/place-trips.server'
import { cooperativeStall, farmerStall, leaveWaitingStalls, type OpenStall, openDemoStalls } from './open-stalls.server'
import type { DemoBuyer } from './orders/pay-cart.server'
import { placeDemoOrders } from './orders/place-orders.server'
import { payDemoSellers } from './payouts/pay-sellers.server'
import { buyerPlaces, savedPlaces } from './people/demo-addresses'
import { demoBuyer, demoBuyers, demoOperator, demoSecondOperator, findOrMakePerson } from './people/demo-people.server'
import { openPlaces } from './places/open-places.server'
import { putOutGoods } from './put-out-goods.server'

export type DemoSignIn = { role: string; name: string; phone: string; email?: string; password?: string }

/** Origin of the payment sandbox; null when payments are not open here or real. */
function sandboxUrl(): string | null {
  try {
    const { secretKey, apiBase } = paymentSettings()
    return apiBase && secretKey.includes('_test_') ? apiBase : null
  } catch {
    return null
  }
}

async function demoBuyersWithAddresses(db: Db): Promise<DemoBuyer[]> {
  const buyers: DemoBuyer[] = []
  for (const [i, person] of [demoBuyer, ...demoBuyers].entries()) {
    const place = buyerPlaces[i]
    if (place) buyers.push({ userId: await findOrMakePerson(db, person), address: { name: person.name, phone: person.phone, ...place } })
  }
  const [told] = buyers
  if (told && (await db.$count(addresses, sql`${addresses.userId} = ${told.userId}`)) === 0)
    for (const place of savedPlaces) await saveAddress(db, told, null, { name: demoBuyer.name, phone: demoBuyer.phone, ...place })
  return buyers
}

function signInsOf(stalls: readonly OpenStall[]): DemoSignIn[] {
  const nameOf = (key: string) => stalls.find(({ plan }) => plan.key === key)?.plan.contactZh ?? ''
  return [
    { role: 'buyer', name: demoBuyer.name, phone: demoBuyer.phone, email: demoBuyer.email, password: demoBuyer.password },
    { role: 'farmer', name: nameOf(farmerStall.key), phone: farmerStall.phone },
    { role: 'cooperative', name: nameOf(cooperativeStall.key), phone: cooperativeStall.phone },
    { role: 'operator', name: demoOperator.name, phone: demoOperator.phone },
    { role: 'second operator', name: demoSecondOperator.name, phone: demoSecondOperator.phone },
  ]
}

const lineOf = ({ role, name, phone, email, password }: DemoSignIn) =>
  `Sign in as ${role}: ${name}, phone ${phone}${email ? `, or ${email} / ${password}` : ''}`

/**
 * Fills a market with the demo: people, stalls, goods and, where payments go to the sandbox, orders. All of it is made by the
 * commands people use. Interrupted, it goes on where it stopped; the setting `demo` says that it is whole.
 * @param options.listings how many listings at most; then nothing is bought
 */
export async function seedDemo(
  db: Db,
  { say, listings }: { say: (line: string) => void; listings?: number },
): Promise<{ signIns: DemoSignIn[] }> {
  const operatorId = await findOrMakePerson(db, demoOperator)
  const secondOperatorId = await findOrMakePerson(db, demoSecondOperator)
  const buyers = await demoBuyersWithAddresses(db)
  const stalls = await openDemoStalls(db, operatorId)
  await leaveWaitingStalls(db, operatorId)
  const goods = await putOutGoods(db, stalls, listings)
  const places = await openPlaces(db, stalls)
  await fillHouses(db, buyers)
  const payments = listings === undefined ? sandboxUrl() : null
  const shopping = payments && { stalls: new Map(stalls.map((stall) => [stall.plan.key, stall])), buyers, sandboxUrl: payments }
  const orders = shopping ? (await placeDemoOrders(db, shopping)) + (await placeDemoTrips(db, shopping)) : 0
  if (shopping) await payDemoSellers(db, { ...shopping, operatorId, secondOperatorId })
  const booked = await db.$count(bookings)
  const signIns = signInsOf(stalls)
  const value = { signIns: ['Codes for these numbers arrive in the mailbox.', ...signIns.map(lineOf)] }
  await db
    .insert(settings)
    .values({ name: 'demo', value })
    .onConflictDoUpdate({ target: settings.name, set: { value, updatedAt: sql`now()` } })
  say(`The demo market: ${stalls.length} stalls, ${goods} listings, ${places} houses and outings, ${booked} bookings, ${orders} purchases.`)
  return { signIns }
}
