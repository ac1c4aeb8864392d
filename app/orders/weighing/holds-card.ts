import type { WeighTerms } from '#app/kernel/weighed-price'
import { shipByOf } from '#app/orders/moving/ship-by'

const DAY_MS = 86_400_000
/** A bank holds a card for seven days; a day is kept for charging it, another for what runs late. */
const longestWaitMs = 5 * DAY_MS

type Line = { weigh: WeighTerms | null; shipsWithinDays: number; harvestFrom: string | null }

/**
 * Whether a card is held for a cart and charged after the weighing: something in it is weighed, and all of it soon. What is weighed too
 * late for a hold is charged at the most it can cost, on a card too, and the difference is refunded.
 */
export function holdsCard({ groups }: { groups: readonly { lines: readonly Line[] }[] }, now: Date): boolean {
  const weighed = groups.flatMap(({ lines }) => lines).filter(({ weigh }) => weigh)
  if (weighed.length === 0) return false
  const terms = weighed.map(({ shipsWithinDays, harvestFrom }) => ({ shipsWithinDays, harvestFrom, packsOnWeekends: false }))
  return shipByOf(now, terms).getTime() - now.getTime() <= longestWaitMs
}
