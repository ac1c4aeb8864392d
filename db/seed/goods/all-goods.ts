import type { Good } from './good'
import { granaryGoods } from './granary'
import { gardenGoods } from './kitchen-garden'
import { orchardGoods } from './orchard'
import { teaGoods } from './tea'
import { craftGoods, kitchenGoods } from './workshop'
import { aquaticGoods, livestockGoods } from './yard-and-water'

/** Everything the demo market sells, by its code in produce.csv. */
export const demoGoods: ReadonlyMap<string, Good> = new Map(
  [...teaGoods, ...gardenGoods, ...orchardGoods, ...granaryGoods, ...livestockGoods, ...aquaticGoods, ...kitchenGoods, ...craftGoods].map(
    (good) => [good.code, good],
  ),
)
