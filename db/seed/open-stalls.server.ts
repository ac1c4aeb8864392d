import { eq, sql } from 'drizzle-orm'
import { refreshCardsOfSeller } from '#app/catalogue/cards/refresh-cards.server'
import { addDays, dayOf, startOfDay } from '#app/kernel/day'
import { openStall } from '#app/sellers/opening/open-stall.server'
import { type Decision, decideStall } from '#app/sellers/review/decide-stall.server'
import { setDeliveryTerms } from '#app/sellers/stall/set-delivery-terms.server'
import { stallOf } from '#app/sellers/stall/stall-queries.server'
import type { Db } from '#db/client.server'
import { sellers } from '#db/schema/sellers'
import { findOrMakePerson } from './people/demo-people.server'
import { demoUscc } from './people/demo-uscc'
import { Chance } from './random'
import { sideBySide } from './side-by-side'
import { demoStalls, freightChoices } from './stalls/all-stalls'
import type { StallPlan } from './stalls/stall-plan'
import { waitingStalls } from './stalls/waiting-stalls'

export type OpenStall = { plan: StallPlan; userId: string; sellerId: string }

/** Owners whose number is told at the first start. */
export const farmerStall = { key: 'chen-bamboo', phone: '13800000002' } as const
export const cooperativeStall = { key: 'xishang-tea', phone: '13800000003' } as const

const phoneOf = (plan: StallPlan, serial: number) =>
  [farmerStall, cooperativeStall].find(({ key }) => key === plan.key)?.phone ?? `13800000${100 + serial}`

const givenNames = ['根林', '水英', '建国', '阿毛', '月珍', '志明', '小妹', '永根', '桂花', '海良']

/** The account money goes to: the owner of a household, else the stall itself. */
function payoutName(plan: StallPlan, chance: Chance): string {
  const surname = /^[^老小]/u.exec(plan.contactZh)?.[0] ?? plan.contactZh.slice(1, 2)
  return plan.kind === 'household' ? surname + chance.pick(givenNames) : plan.nameZh
}

async function handIn(db: Db, plan: StallPlan, serial: number): Promise<OpenStall & { status: string }> {
  const chance = new Chance(`stall/${plan.key}`)
  const phone = phoneOf(plan, serial)
  const userId = await findOrMakePerson(db, { name: plan.contactZh, phone })
  const known = await stallOf(db, userId)
  if (known) return { plan, userId, sellerId: known.id, status: known.status }
  const { kind, place, nameZh, nameEn, contactZh, contactEn, grows, storyZh, storyEn } = plan
  const household = kind === 'household'
  const { sellerId } = await openStall(
    db,
    { userId },
    {
      kind,
      place,
      nameZh,
      nameEn,
      contactZh,
      contactEn,
      grows,
      storyZh,
      storyEn,
      phone,
      payoutName: payoutName(plan, chance),
      uscc: household ? null : demoUscc(kind, place.slice(0, 6), serial),
      exemptionAccepted: household,
    },
  )
  const { flat, freeFrom, excluded } = freightChoices[plan.freight]
  await setDeliveryTerms(
    db,
    { userId },
    { flatMinor: chance.pick(flat), freeFromMinor: chance.pick(freeFrom), excludedProvinces: [...excluded] },
  )
  return { plan, userId, sellerId, status: 'review' }
}

const decide = (db: Db, operatorId: string, sellerId: string, decision: Decision, reason = '') =>
  decideStall(db, { userId: operatorId, role: 'operator' }, { sellerId, decision, reason, seen: 'review' }, refreshCardsOfSeller)

/** Opens every stall of the demo market that is not open yet, each handed in by its owner and approved by the operator. */
export async function openDemoStalls(db: Db, operatorId: string): Promise<OpenStall[]> {
  return sideBySide(demoStalls, 4, async (plan, i) => {
    const { status, ...stall } = await handIn(db, plan, i + 1)
    if (status === 'review') {
      await decide(db, operatorId, stall.sellerId, 'approve')
      const openedAt = startOfDay(addDays(dayOf(new Date()), -new Chance(`age/${plan.key}`).whole(40, 700)))
      await db
        .update(sellers)
        .set({ openedAt, createdAt: sql`${openedAt.toISOString()}::timestamptz - interval '1 day'` })
        .where(eq(sellers.id, stall.sellerId))
    }
    return stall
  })
}

/** Leaves one stall waiting for the operator and one asked back. */
export async function leaveWaitingStalls(db: Db, operatorId: string): Promise<void> {
  for (const [i, plan] of waitingStalls.entries()) {
    const { sellerId, status } = await handIn(db, plan, demoStalls.length + 1 + i)
    if (plan.question && status === 'review') await decide(db, operatorId, sellerId, 'ask', plan.question)
  }
}
