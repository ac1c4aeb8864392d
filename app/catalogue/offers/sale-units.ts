import { formatScale } from '#app/kernel/weight'

export type SaleUnit = {
  /** The word after the price. */
  zh: string
  en: string
  /** UN/CEFACT Recommendation 20/21. */
  code: string
  /** Fixed net weight of one, in grams; packs and pieces have none of their own. */
  grams?: number
}

/** The words farmers price by, most used first. */
export const saleUnits: readonly SaleUnit[] = [
  { zh: '斤', en: 'jin', code: 'GRM', grams: 500 },
  { zh: '公斤', en: 'kg', code: 'KGM', grams: 1000 },
  { zh: '盒', en: 'box', code: 'XBX' },
  { zh: '箱', en: 'case', code: 'XBX' },
  { zh: '袋', en: 'bag', code: 'XBG' },
  { zh: '罐', en: 'tin', code: 'XBX' },
  { zh: '瓶', en: 'bottle', code: 'XBO' },
  { zh: '篮', en: 'basket', code: 'XBK' },
  { zh: '包', en: 'pack', code: 'XPK' },
  { zh: '个', en: 'piece', code: 'H87' },
  { zh: '只', en: 'piece', code: 'H87' },
  { zh: '枚', en: 'piece', code: 'H87' },
  { zh: '条', en: 'piece', code: 'H87' },
  { zh: '支', en: 'piece', code: 'H87' },
  { zh: '把', en: 'bunch', code: 'H87' },
  { zh: '件', en: 'piece', code: 'H87' },
  { zh: '盆', en: 'pot', code: 'H87' },
  { zh: '套', en: 'set', code: 'SET' },
  { zh: '对', en: 'pair', code: 'PR' },
]

/** Whether goods may be priced by the scale: they have a weight of their own, and are not sold by the jin or kilo anyway. */
export const mayBeWeighed = (offer: { netGrams: number | null; unitZh: string }): boolean =>
  offer.netGrams !== null && !isWeight(offer.unitZh)

/** 斤 and 公斤: what is sold by them weighs what it says. */
export const isWeight = (unitZh: string): boolean => saleUnits.some(({ zh, grams }) => grams && zh === unitZh)

/** How an offer reads when its seller gave no words of his own: 散装 for jin, 500 克/盒 for packs, 每条约 1.2 公斤 for what is weighed. */
export function usualLabel(unit: SaleUnit, grams: number | null, isWeighed = false): { zh: string; en: string } {
  if (isWeighed && grams) return { zh: `每${unit.zh}约 ${formatScale(grams, 'zh')}`, en: `About ${formatScale(grams, 'en')} a ${unit.en}` }
  if (unit.grams) return { zh: '散装', en: 'Loose' }
  if (grams) return { zh: `${grams} 克/${unit.zh}`, en: `${grams} g ${unit.en}` }
  return { zh: `单${unit.zh}`, en: `Single ${unit.en}` }
}
