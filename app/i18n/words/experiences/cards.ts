import { words } from '#app/i18n/words'

/** What the list of experiences and the page of one both say. */
export const partyFieldWords = words({
  adults: { zh: '大人', en: 'Adults' },
  children: { zh: '儿童', en: 'Children' },
  youngest: { zh: '最小的孩子几岁', en: 'Age of the youngest child' },
  party: { zh: '几个人', en: 'Who comes' },
})

export const experienceCardWords = words({
  inSeason: { zh: '正当季', en: 'In season' },
  allYear: { zh: '全年都有', en: 'All year' },
  age: { zh: '{n} 岁起', en: 'From age\u00a0{n}' },
  anyAge: { zh: '多大都行', en: 'All ages' },
  next: { zh: '最近几场', en: 'Next sessions' },
  left: { zh: '剩 {n} 位', en: { one: '{n} seat left', other: '{n} seats left' } },
  none: { zh: '眼下没有能坐下你们几位的场次', en: 'No session with seats for your party just now' },
  total: { zh: '{party}一共', en: 'for {party}' },
  fromPrice: { zh: '{money} 起', en: 'from {money}' },
  at: { zh: '{day} {time}', en: '{day}, {time}' },
})

export const partyCounts = words({
  adults: { zh: '{n} 大', en: { one: '{n} adult', other: '{n} adults' } },
  children: { zh: '{n} 小', en: { one: '{n} child', other: '{n} children' } },
  both: { zh: '{adults} {children}', en: '{adults} and {children}' },
})
