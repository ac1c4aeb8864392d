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

/** The category of goods whose woodcuts suit it. */
export const printCategory: Record<Doing, string> = { tea: '1001', shoots: '2001', picking: '3001', study: '4001', craft: '8003' }
