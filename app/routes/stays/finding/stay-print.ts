import type { MotifName } from '#app/ui/block-print/motif-of'

/** What a house without photos is drawn by: the first of these that its guests do there. */
const prints: readonly (readonly [RegExp, MotifName])[] = [
  [/船|桨|划|漂流|帆/, 'boat'],
  [/羊/, 'sheep'],
  [/银杏|白果/, 'ginkgo'],
  [/笋/, 'shoot'],
  [/蚕|丝/, 'silk'],
  [/茶/, 'gaiwan'],
  [/蟹/, 'crab'],
  [/鱼|湖鲜|螺/, 'fish'],
  [/葡萄/, 'grapes'],
  [/枇杷/, 'loquat'],
  [/桃/, 'peach'],
  [/草莓/, 'strawberry'],
  [/稻/, 'rice'],
  [/竹/, 'basket'],
  [/花/, 'chrysanthemum'],
]

export function printOfStay(activities: readonly string[]): MotifName {
  for (const activity of activities) {
    const found = prints.find(([pattern]) => pattern.test(activity))
    if (found) return found[1]
  }
  return 'house'
}
