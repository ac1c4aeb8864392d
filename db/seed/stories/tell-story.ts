import type { Good } from '#db/seed/goods/good'
import type { Chance } from '#db/seed/random'
import { fieldStories } from './from-the-field'
import { handStories } from './from-yard-and-hand'

const banks = { ...fieldStories, ...handStories }

/** What a seller tells of one listing, in both languages: the good itself, how it is made, what it is like, how to use it. */
export function tellStory(good: Good, chance: Chance): { storyZh: string; storyEn: string } {
  const { made, like, use } = banks[good.family]
  const told = [chance.pick(made), chance.pick(like), chance.pick(use)]
  return { storyZh: good.zh + told.map(([zh]) => zh).join(''), storyEn: [good.en, ...told.map(([, en]) => en)].join(' ') }
}
