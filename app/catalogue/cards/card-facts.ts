export type CardTag = 'mingqian' | 'dug-today' | 'pre-order' | 'guyuqian' | 'heritage'

/** What a listing's card shows, in the reader's language. */
export type CardFacts = {
  slug: string
  title: string
  category: string
  /** The Chinese title, from which the print is chosen, where `title` is in another language. */
  printName?: string
  /** Fen for one `unit`. */
  minor: number
  unit: string
  grams?: number
  byWeight?: true
  /** The cheapest of several ways to buy it. */
  from?: true
  soldOut?: true
  tag?: CardTag | 'in-season'
  /** Key of its first photo. */
  photo?: string
  place: string
  seller: string
}
