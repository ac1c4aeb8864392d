import { words } from '#app/i18n/words'

/** Publishing fee rates, for the operator. */
export const tariffWords = words({
  title: { zh: '改服务费', en: 'Change the fees' },
  description: { zh: '公布新一版费率，从哪天起、为什么。', en: 'Publish a new version of the rates: from when, and why.' },
  toTariff: { zh: '服务费', en: 'Fees' },
  hint: {
    zh: '从上往下，第一条对得上的就是；最后一条要对所有东西都适用。没填费率的行不算。已经下的单不变。',
    en: 'From the top, the first line that fits counts; the last must fit everything. Lines without a rate are left out. Orders already placed keep theirs.',
  },
  line: { zh: '第 {n} 条', en: 'Line {n}' },
  what: { zh: '卖什么', en: 'What is sold' },
  category: { zh: '哪类货', en: 'Category' },
  whose: { zh: '谁卖', en: 'Who sells' },
  rate: { zh: '费率', en: 'Rate' },
  any: { zh: '都算', en: 'Any' },
  from: { zh: '从哪天起', en: 'From which day' },
  fromHint: { zh: '最早明天，当天零点开始', en: 'Tomorrow at the earliest, from midnight' },
  note: { zh: '改什么、为什么', en: 'What changes, and why' },
  noteHint: { zh: '大家在费率页上都看得到', en: 'Everybody reads it on the page of fees' },
  preview: { zh: '先看看', en: 'Look at it first' },
  previewTitle: { zh: '{day}起会是这样', en: 'From {day} it will be' },
  example: { zh: '卖出 {price} 的农产品，收 {fee}（现在收 {now}）。', en: 'Of {price} of produce the market takes {fee} (now {now}).' },
  publish: { zh: '公布', en: 'Publish' },
  edit: { zh: '费率', en: 'The rates' },
  seeAll: { zh: '看公布过的每一版', en: 'See every published version' },
})
