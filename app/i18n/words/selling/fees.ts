import { words } from '#app/i18n/words'

/** What the market takes of a sale. */
export const feeWords = words({
  title: { zh: '服务费', en: 'Fees' },
  description: {
    zh: '集市从卖出的每一笔里收多少，从什么时候起，改过几回。',
    en: 'What the market takes of each sale, since when, and every earlier version.',
  },
  lead: {
    zh: '东西卖出去才收，按下单那天的费率，定了就不变。运费不收。买家退了款，服务费按比例退给店家。',
    en: 'A fee is taken only of what is sold, at the rate of the day it was ordered, and that never changes afterwards. Freight is free of it. When a buyer is refunded, the fee goes back in proportion.',
  },
  example: {
    zh: '比如卖出 {price} 的{what}，收 {fee}，店家得 {rest}。',
    en: 'For example: of {price} for {what}, the market takes {fee} and the seller has {rest}.',
  },
  exampleGoods: { zh: '东西', en: 'produce' },
  inForce: { zh: '现在的费率', en: 'Rates now' },
  coming: { zh: '从 {when} 起', en: 'From {when}' },
  earlier: { zh: '以前的费率', en: 'Earlier rates' },
  version: { zh: '第 {version} 版，{when} 起', en: 'Version {version}, from {when}' },
  order: { zh: '从上往下看，第一条对得上的就是。', en: 'Read from the top: the first line that fits is the rate.' },
  what: { zh: '卖什么', en: 'What is sold' },
  whose: { zh: '谁卖', en: 'Who sells' },
  rate: { zh: '费率', en: 'Rate' },
  'order-any': { zh: '都算', en: 'Everything' },
  'order-goods': { zh: '农产品', en: 'Produce' },
  'order-stay': { zh: '住宿', en: 'Stays' },
  'order-session': { zh: '体验', en: 'Experiences' },
  'seller-any': { zh: '哪家都一样', en: 'Everybody' },
  'seller-household': { zh: '农户', en: 'Households' },
  'seller-cooperative': { zh: '合作社', en: 'Cooperatives' },
  'seller-company': { zh: '公司', en: 'Companies' },
  'seller-collective': { zh: '村集体', en: 'Village collectives' },
})
