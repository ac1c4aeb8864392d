import { words } from '#app/i18n/words'

/** Goods priced by the scale, as their seller prices and weighs them. */
export const weighingWords = words({
  summary: { zh: '个个轻重不一？按实重结算', en: 'No two weigh the same? Price by weight' },
  how: { zh: '价钱怎么算', en: 'How the price is meant' },
  hint: {
    zh: '买家论个订，先付最多要付的钱；装箱前您过秤，多出来的自动退回去。上面要写一个大约多少克。',
    en: 'Buyers order by the piece and first pay the most it can cost. You weigh before packing, and what was too much goes back by itself. Say above how many grams one weighs, about.',
  },
  fixed: { zh: '一口价', en: 'Fixed' },
  fixedNote: { zh: '上面写的就是一个的价钱', en: 'The price above is for one' },
  byJin: { zh: '按实重，论斤', en: 'By weight, per jin' },
  byJinNote: { zh: '上面写一斤多少钱', en: 'The price above is for 500 g' },
  byKg: { zh: '按实重，论公斤', en: 'By weight, per kg' },
  byKgNote: { zh: '上面写一公斤多少钱', en: 'The price above is for a kilogram' },
  tolerance: { zh: '最多重出百分之几', en: 'Heavier by at most, percent' },
  toleranceHint: { zh: '0 到 30，不写就是 10。再重的算您送的', en: '0 to 30; left open, 10. What is heavier still is your gift' },
  jin: { zh: '斤', en: 'jin (500 g)' },
  kg: { zh: '公斤', en: 'kg' },
  priced: { zh: '{price}/{per} · 约 {weight}', en: '{price} per {per} · about {weight}' },
  aboutOne: { zh: '一个约 {price}，买家最多付 {most}', en: 'One comes to about {price}; a buyer pays at most {most}' },
})
