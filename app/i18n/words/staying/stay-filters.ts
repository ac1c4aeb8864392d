import { words } from '#app/i18n/words'

export const staySortWords = words({
  default: { zh: '默认（不分先后）', en: 'No one favoured' },
  price: { zh: '价钱低的在前', en: 'Lowest price first' },
  'price-down': { zh: '价钱高的在前', en: 'Highest price first' },
})

/** Of the panel that narrows a search; a house's own page has none. */
export const stayFilterWords = words({
  sort: { zh: '排序', en: 'Order' },
  kind: { zh: '哪一种', en: 'Kind' },
  price: { zh: '每晚价钱（元，含清洁费）', en: 'Price a night (yuan, cleaning included)' },
  priceFrom: { zh: '每晚起价（元）', en: 'Price a night, from (yuan)' },
  min: { zh: '最低', en: 'From' },
  max: { zh: '最高', en: 'To' },
  priceBetween: { zh: '每晚 {min}–{max} 元', en: '{min}–{max} yuan a night' },
  priceAbove: { zh: '每晚 {min} 元以上', en: '{min} yuan a night or more' },
  priceBelow: { zh: '每晚 {max} 元以内', en: 'Up to {max} yuan a night' },
  only: { zh: '只看', en: 'Only' },
  instant: { zh: '马上订好（不用等房东回话）', en: 'Booked at once (no waiting for the host)' },
  free: { zh: '入住前一天还能全额退', en: 'Full refund until the day before' },
  meals: { zh: '房费含餐', en: 'Meals included' },
  pets: { zh: '可以带宠物', en: 'Pets welcome' },
  amenities: { zh: '要有', en: 'With' },
  ripe: { zh: '正熟：{name}', en: 'Ripe: {name}' },
})
