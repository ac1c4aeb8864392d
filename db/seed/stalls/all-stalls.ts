import { anjiStalls } from './anji'
import { changxingStalls } from './changxing'
import { deqingStalls } from './deqing'
import { nanxunStalls } from './nanxun'
import type { Freight, StallPlan } from './stall-plan'
import { wuxingStalls } from './wuxing'

/** The open stalls of the demo market, each owner's phone by its place in this list. */
export const demoStalls: readonly StallPlan[] = [...anjiStalls, ...changxingStalls, ...deqingStalls, ...nanxunStalls, ...wuxingStalls]

const TIBET = '540000'
const XINJIANG = '650000'
const QINGHAI = '630000'

/** What stalls of each kind of goods choose from: fees and thresholds in fen. */
export const freightChoices: Record<
  Freight,
  { flat: readonly number[]; freeFrom: readonly (number | null)[]; excluded: readonly string[] }
> = {
  fresh: { flat: [1_000, 1_200, 1_500], freeFrom: [9_900, 12_900, 15_900], excluded: [TIBET, XINJIANG] },
  live: { flat: [1_200, 1_500], freeFrom: [15_900, 19_900, null], excluded: [TIBET, XINJIANG, QINGHAI] },
  dry: { flat: [800, 1_000], freeFrom: [5_900, 7_900, 9_900], excluded: [] },
  craft: { flat: [800, 1_000, 1_200], freeFrom: [9_900, 19_900, null], excluded: [] },
}
