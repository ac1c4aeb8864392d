import type { experienceKinds } from '#db/schema/experiences'

/** What a visitor comes to do. Tea, shoots and crafts are told apart within one kind of the table by what is done there. */
export const doings = ['tea', 'shoots', 'picking', 'study', 'craft'] as const
export type Doing = (typeof doings)[number]

type Done = { kind: (typeof experienceKinds)[number]; titleZh: string; activities: readonly string[] }

/** What the hosts call it, in Chinese. */
export const doingWords = { tea: '采茶', shoots: '笋' } as const

export function doingOf({ kind, titleZh, activities }: Done): Doing {
  if (kind === 'picking') return 'picking'
  if (kind === 'study-tour') return 'study'
  const said = [titleZh, ...activities].join(' ')
  if (said.includes(doingWords.tea)) return 'tea'
  return said.includes(doingWords.shoots) ? 'shoots' : 'craft'
}

const prints = { tea: 'tea', shoots: 'shoot', picking: 'basket', study: 'rice', craft: 'basket' } as const
const namedPrints = [
  [/枇杷/, 'loquat'],
  [/葡萄/, 'grapes'],
  [/草莓/, 'strawberry'],
  [/桃/, 'peach'],
  [/杨梅/, 'bayberry'],
  [/羊/, 'sheep'],
  [/笔/, 'brush'],
  [/扇/, 'fan'],
  [/花/, 'pot-plant'],
  [/蚕|丝/, 'silk'],
] as const

/** The woodcut that stands for it, by its Chinese title first. */
export const printOf = (doing: Doing, titleZh: string) => namedPrints.find(([name]) => name.test(titleZh))?.[1] ?? prints[doing]
