import { anjiStalls } from './anji'
import { changxingStalls } from './changxing'
import { deqingStalls } from './deqing'
import { hillHosts } from './hosts-in-the-hills'
import { plainHosts } from './hosts-on-the-plain'
import { nanxunStalls } from './nanxun'
import type { Freight, StallPlan } from './stall-plan'
import { wuxingStalls } from './wuxing'

/** The open stalls of the demo market, each owner's phone by its place in this list. */
export const demoStalls: readonly StallPlan[] = [
  ...anjiStalls,
  ...changxingStalls,
  ...deqingStalls,
  ...nanxunStalls,
  ...wuxingStalls,
  ...hillHosts,
  ...plainHosts,
]

const TIBET = '540000'
const XINJIANG = '650000'
const QINGHAI = '630000'
/** 台湾, 香港, 澳门: another customs territory, where fresh goods need papers. */
const BEYOND_CUSTOMS = ['710000', '810000', '820000']

/** What stalls of each kind of goods choose from: fees and thresholds in fen. */
export const freightChoices: Record<
  Freight,
  { flat: readonly number[]; freeFrom: readonly (number | null)[]; excluded: readonly string[] }
> = {
  fresh: { flat: [1_000, 1_200, 1_500], freeFrom: [9_900, 12_900, 15_900], excluded: [TIBET, XINJIANG, ...BEYOND_CUSTOMS] },
  live: { flat: [1_200, 1_500], freeFrom: [15_900, 19_900, null], excluded: [TIBET, XINJIANG, QINGHAI, ...BEYOND_CUSTOMS] },
  dry: { flat: [800, 1_000], freeFrom: [5_900, 7_900, 9_900], excluded: BEYOND_CUSTOMS },
  craft: { flat: [800, 1_000, 1_200], freeFrom: [9_900, 19_900, null], excluded: BEYOND_CUSTOMS },
}
