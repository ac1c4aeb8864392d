import { words } from '#app/i18n/words'

export const wrongWords = words({
  unknown: { zh: '没有「{typed}」这一项，请从单子里选', en: 'There is no “{typed}” here; please choose from the list' },
  'no-day': { zh: '日历上没有「{typed}」这一天，请重新选', en: 'The calendar has no day “{typed}”; please choose again' },
  past: { zh: '{typed} 已经过了，请选今天或以后的日子', en: '{typed} is over; please choose today or later' },
  backwards: { zh: '结束的日子 {typed} 在开始之前，请改一下', en: 'The last day {typed} is before the first; please change one of them' },
  adults: { zh: '大人写 1 到 60 的整数，现在是「{typed}」', en: 'Adults: a whole number from 1 to 60, not “{typed}”' },
  children: { zh: '儿童写 0 到 60 的整数，现在是「{typed}」', en: 'Children: a whole number from 0 to 60, not “{typed}”' },
  party: { zh: '一次最多 60 人，人更多请打电话给主人家', en: 'At most 60 people at once; for more, please call the host' },
  youngest: { zh: '年龄写 0 到 17 的整数，现在是「{typed}」', en: 'Age: a whole number from 0 to 17, not “{typed}”' },
  'youngest-of-none': { zh: '写了孩子的年龄，也请写上几个儿童', en: 'You gave a child’s age; please say how many children come' },
})
