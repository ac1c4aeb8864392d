import type { ListingInput, OfferInput } from '#app/catalogue/listings/listing-input'
import type { StoryFamily } from '#db/seed/stories/story'

/** A way to sell: the words of an offer, and how many base amounts of produce.csv (500 g, or one spec) it holds. */
export type Pack = Omit<OfferInput, 'priceMinor' | 'weigh' | 'onHand'> & {
  holds: number
  /** Priced by the scale, for so many grams. */
  scale?: { weighGrams: 500 | 1000; tolerancePercent: number }
}

/** A grade or kind of one good. `{spring}`, `{autumn}` and `{next}` in titles become years. */
export type Grade = {
  zh: string
  en: string
  /** Where its price lies in the band of produce.csv, 0 to 1. */
  dear: number
  tag?: ListingInput['tag']
  /** Sold ahead of the next season only. */
  ahead?: true
  packs?: Pack[]
}

export type Good = { code: string; family: StoryFamily; zh: string; en: string; grades: Grade[]; packs: Pack[]; permit?: true }

const units: Record<string, { en: string; code: string }> = {
  斤: { en: 'jin', code: 'GRM' },
  箱: { en: 'case', code: 'XBX' },
  袋: { en: 'bag', code: 'XBG' },
  盒: { en: 'box', code: 'XBX' },
  罐: { en: 'tin', code: 'XBX' },
  瓶: { en: 'bottle', code: 'XBO' },
  桶: { en: 'jug', code: 'XBO' },
  篮: { en: 'basket', code: 'XBK' },
  包: { en: 'pack', code: 'XPK' },
  只: { en: 'piece', code: 'H87' },
  条: { en: 'fish', code: 'H87' },
  支: { en: 'brush', code: 'H87' },
  把: { en: 'piece', code: 'H87' },
  件: { en: 'piece', code: 'H87' },
  盆: { en: 'pot', code: 'H87' },
  床: { en: 'quilt', code: 'H87' },
  米: { en: 'metre', code: 'MTR' },
  套: { en: 'set', code: 'SET' },
}

function pack(unitZh: string, rest: Pick<Pack, 'labelZh' | 'labelEn' | 'netGrams' | 'pieces' | 'holds'>): Pack {
  const unit = units[unitZh]
  if (!unit) throw new Error(`no unit ${unitZh}`)
  return { unitZh, unitEn: unit.en, unitCode: unit.code, ...rest }
}

const kilos = (grams: number) => (grams >= 1000 ? `${grams / 1000} kg` : `${grams} g`)

/** Loose goods by the 500 g. */
export const loose: Pack = pack('斤', { labelZh: '散称', labelEn: 'Loose, per 500 g', netGrams: 500, pieces: null, holds: 1 })

/** `n` times 500 g in one case, bag or basket. */
export const jin = (n: number, unitZh = '箱'): Pack =>
  pack(unitZh, { labelZh: `${n} 斤装`, labelEn: `${kilos(n * 500)} ${units[unitZh]?.en ?? ''}`, netGrams: n * 500, pieces: null, holds: n })

/** A weighed pack, in grams, of goods whose price is told for `specGrams`. */
export const weighed = (grams: number, unitZh: string, specGrams: number): Pack =>
  pack(unitZh, {
    labelZh: grams >= 1000 ? `${grams / 1000} 公斤${unitZh}装` : `${grams} 克${unitZh}装`,
    labelEn: `${kilos(grams)} ${units[unitZh]?.en ?? ''}`,
    netGrams: grams,
    pieces: null,
    holds: grams / specGrams,
  })

/** Counted goods: `n` in one pack, priced in produce.csv for `specCount`. */
export const counted = (n: number, unitZh: string, specCount: number, oneZh: string, manyEn: string): Pack =>
  pack(unitZh, {
    labelZh: `${n} ${oneZh}装`,
    labelEn: `${units[unitZh]?.en ?? ''} of ${n} ${manyEn}`.replace(/^./, (c) => c.toUpperCase()),
    netGrams: null,
    pieces: n,
    holds: n / specCount,
  })

/** Bottles and jugs, in millilitres. */
export const poured = (millilitres: number, unitZh: string, specMillilitres: number, bottles = 1): Pack => {
  const zh = millilitres >= 1000 ? `${millilitres / 1000} 升` : `${millilitres} 毫升`
  const en = millilitres >= 1000 ? `${millilitres / 1000} L` : `${millilitres} ml`
  return pack(bottles === 1 ? unitZh : '箱', {
    labelZh: bottles === 1 ? `${zh}${unitZh}装` : `${zh} × ${bottles} ${unitZh}`,
    labelEn: bottles === 1 ? `${en} ${units[unitZh]?.en ?? ''}` : `${bottles} bottles of ${en}`,
    netGrams: null,
    pieces: bottles,
    holds: (millilitres * bottles) / specMillilitres,
  })
}

/** Single pieces sold as they are. */
export const piece = (unitZh: string, labelZh: string, labelEn: string, holds = 1): Pack =>
  pack(unitZh, { labelZh, labelEn, netGrams: null, pieces: 1, holds })

/** Whole fish sold by the piece at one price: `grams` is the least it weighs. */
export const whole = (unitZh: string, grams: number, what: { zh: string; en: string }): Pack =>
  pack(unitZh, {
    labelZh: `${what.zh}，不少于 ${grams / 500} 斤`,
    labelEn: `${what.en}, at least ${kilos(grams)}`,
    netGrams: grams,
    pieces: 1,
    holds: grams / 500,
  })

/** Melons, fish and hens ordered by the piece and priced by the scale: `grams` is about what one weighs. */
export const byScale = (
  unitZh: string,
  grams: number,
  what: { zh: string; en: string },
  { weighGrams, specGrams = 500, tolerancePercent = 10 }: { weighGrams: 500 | 1000; specGrams?: number; tolerancePercent?: number },
): Pack => ({
  ...pack(unitZh, {
    labelZh: `${what.zh}，约 ${grams >= 1000 ? `${grams / 1000} 公斤` : `${grams} 克`}`,
    labelEn: `${what.en}, about ${kilos(grams)}`,
    netGrams: grams,
    pieces: 1,
    holds: grams / specGrams,
  }),
  scale: { weighGrams, tolerancePercent },
})

export const grade = (zh: string, en: string, dear: number, more: Pick<Grade, 'tag' | 'ahead' | 'packs'> = {}): Grade => ({
  zh,
  en,
  dear,
  ...more,
})
