export type StoryFamily =
  | 'tea'
  | 'herbal'
  | 'shoots'
  | 'vegetables'
  | 'dried'
  | 'fruit'
  | 'nuts'
  | 'grain'
  | 'oil'
  | 'meat'
  | 'eggs'
  | 'honey'
  | 'water'
  | 'cured'
  | 'cakes'
  | 'jar'
  | 'craft'
  | 'silk'
  | 'plants'

type Sentence = readonly [zh: string, en: string]

/** Sentences a story is put together from: how it is made, what it is like, how to keep or use it. */
export type StoryBank = { made: readonly Sentence[]; like: readonly Sentence[]; use: readonly Sentence[] }
