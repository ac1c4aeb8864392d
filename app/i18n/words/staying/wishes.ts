import { words } from '#app/i18n/words'

/** Dates and guests, as the search and every house ask for them. */
export const wishWords = words({
  arrival: { zh: '入住', en: 'Arrive' },
  departure: { zh: '离店', en: 'Leave' },
  adults: { zh: '大人', en: 'Adults' },
  children: { zh: '小孩', en: 'Children' },
  nights: { zh: '{n} 晚', en: { one: '{n} night', other: '{n} nights' } },
  adultCount: { zh: '{n} 位大人', en: { one: '{n} adult', other: '{n} adults' } },
  childCount: { zh: '{n} 个小孩', en: { one: '{n} child', other: '{n} children' } },
  listSeparator: { zh: '、', en: ', ' },
  datesLine: { zh: '{from} 到 {to}，{nights}，{guests}', en: '{from} to {to}, {nights}, {guests}' },
  rangeNights: { zh: '{from} → {to}，{nights}', en: '{from} → {to}, {nights}' },
  instead: { zh: '这些日子行：', en: 'These dates work:' },
  openAt: { zh: '{title}，{when}', en: '{title}, {when}' },
})
