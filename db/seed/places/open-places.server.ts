import { eq, inArray } from 'drizzle-orm'
import { addDays, dayOf, startOfDay } from '#app/kernel/day'
import { addExperience } from '#app/stays/places/add-experience.server'
import { addHouse } from '#app/stays/places/add-house.server'
import type { Db } from '#db/client.server'
import { experiences } from '#db/schema/experiences'
import { stays } from '#db/schema/stays'
import type { OpenStall } from '#db/seed/open-stalls.server'
import { Chance } from '#db/seed/random'
import { sideBySide } from '#db/seed/side-by-side'
import { anjiHouses } from './anji-houses'
import { deqingHouses } from './deqing-houses'
import { lakesideHouses } from './lakeside-houses'
import { outings } from './outings'
import { placeFacts } from './place-facts'
import { planHouse } from './plan-house'
import { planOuting } from './plan-outing'

const houses = [...deqingHouses, ...anjiHouses, ...lakesideHouses]

const titleOf = (code: string) => placeFacts.get(code)?.nameZh ?? ''

/** Opened at some time of the last months, and mixed the same on every machine. */
function aged(code: string) {
  const chance = new Chance(`place/${code}`)
  const publishedAt = startOfDay(addDays(dayOf(new Date()), -chance.whole(5, 200)))
  return { publishedAt, createdAt: publishedAt, updatedAt: publishedAt, shuffle: chance.whole(0, 2 ** 31 - 1) }
}

/**
 * Opens the houses and outings of stays.csv, each by its host; what is open already is left alone.
 * @returns how many there are
 */
export async function openPlaces(db: Db, stalls: readonly OpenStall[]): Promise<number> {
  const today = dayOf(new Date())
  const byKey = new Map(stalls.map((stall) => [stall.plan.key, stall]))
  const hostOf = ({ code, host }: { code: string; host: string }) => {
    const stall = byKey.get(host)
    if (!stall) throw new Error(`${code} is kept by ${host}, whose stall is not open`)
    return { userId: stall.userId, sellerId: stall.sellerId }
  }
  const titles = [...houses, ...outings].map(({ code }) => titleOf(code))
  const open = new Set(
    [
      ...(await db.select({ title: stays.titleZh }).from(stays).where(inArray(stays.titleZh, titles))),
      ...(await db.select({ title: experiences.titleZh }).from(experiences).where(inArray(experiences.titleZh, titles))),
    ].map(({ title }) => title),
  )
  const missing = <T extends { code: string }>(plans: readonly T[]) => plans.filter(({ code }) => !open.has(titleOf(code)))
  await sideBySide(missing(houses), 4, async (words) => {
    const { id } = await addHouse(db, hostOf(words), planHouse(words, today))
    await db.update(stays).set(aged(words.code)).where(eq(stays.id, id))
  })
  await sideBySide(missing(outings), 4, async (words) => {
    const { input, sessions } = planOuting(words, today)
    const { id } = await addExperience(db, hostOf(words), input, sessions)
    await db.update(experiences).set(aged(words.code)).where(eq(experiences.id, id))
  })
  return titles.length
}
