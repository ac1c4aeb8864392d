import type { Good } from './good'
import { granaryGoods } from './granary'
import { kitchenGoods } from './kitchen'
import { gardenGoods } from './kitchen-garden'
import { orchardGoods } from './orchard'
import { cupboardGoods } from './store-cupboard'
import { teaGoods } from './tea'
import { craftGoods } from './workshop'
import { aquaticGoods, livestockGoods } from './yard-and-water'

/** Everything the demo market sells, by its code in produce.csv. */
export const demoGoods: ReadonlyMap<string, Good> = new Map(
  [
    ...teaGoods,
    ...gardenGoods,
    ...cupboardGoods,
    ...orchardGoods,
    ...granaryGoods,
    ...livestockGoods,
    ...aquaticGoods,
    ...kitchenGoods,
    ...craftGoods,
  ].map((good) => [good.code, good]),
)
