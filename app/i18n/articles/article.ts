import type { Word } from '../words'

/** A page of prose: both languages side by side, so that neither is forgotten. */
export type Article = {
  title: Word & { en: string }
  description: Word & { en: string }
  sections: { heading: Word; paragraphs?: Word[]; steps?: Word[] }[]
}
