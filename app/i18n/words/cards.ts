import { words } from '#app/i18n/words'

/** Of goods on a card; apart, because pages of all kinds show cards. */
export const cardWords = words({
  mingqian: { zh: '明前', en: 'Pre-Qingming' },
  'dug-today': { zh: '今早挖', en: 'Dug this morning' },
  'pre-order': { zh: '预订', en: 'Pre-order' },
  guyuqian: { zh: '谷雨前', en: 'Before Guyu' },
  heritage: { zh: '非遗', en: 'Heritage craft' },
  'in-season': { zh: '当季', en: 'In season' },
  soldOut: { zh: '卖完了', en: 'Sold out' },
  placeAndSeller: { zh: '{place} {seller}', en: '{seller}, {place}' },
})
