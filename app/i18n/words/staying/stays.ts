import { words } from '#app/i18n/words'

export const stayWords = words({
  title: { zh: '住到村里去', en: 'Stay in a village' },
  titleOf: { zh: '住在{place}', en: 'Stays in {place}' },
  description: {
    zh: '湖州五区县的民宿、农家、整院和营地：按你来的日子找真正空着的房，先看到连清洁费的总价和退款日子，再决定。',
    en: 'Homestays, farmstays, whole houses and camps in the villages of Huzhou: what is really free on your dates, with the whole price and the refund date before you decide.',
  },
  form: { zh: '找住处', en: 'Find a stay' },
  place: { zh: '去哪里', en: 'Where to' },
  placeShort: { zh: '莫干山、anji、芦荡', en: 'Moganshan, Anji' },
  change: { zh: '修改', en: 'Change' },
  find: { zh: '找住处', en: 'Search' },
  remembered: { zh: '还记得你上次找的日子和人数。', en: 'We remembered the dates and guests of your last search.' },
  forget: { zh: '不看日子，全都看看', en: 'Forget them and show everything' },
  results: { zh: '找到的住处', en: 'Stays found' },
  count: { zh: '{n} 家有空房', en: { one: '{n} house with a room free', other: '{n} houses with a room free' } },
  countMany: { zh: '{n} 家以上有空房', en: 'More than {n} houses with a room free' },
  countAny: { zh: '{n} 家', en: { one: '{n} house', other: '{n} houses' } },
  countAnyMany: { zh: '{n} 家以上', en: 'More than {n} houses' },
  further: { zh: '往下看', en: 'Further houses' },
  noDates: {
    zh: '还没选日子：先看平日一晚的起价，选了日子就按那几天算总价。',
    en: 'No dates yet: these are plain nights, from. Choose dates and you see the whole price for them.',
  },
  map: { zh: '地图上的价钱', en: 'Prices on the map' },
  pin: { zh: '{name}，{price}', en: '{name}, {price}' },
  nearest: { zh: '最近有空的日子：', en: 'The nearest dates with a room free:' },

  ripeTitle: { zh: '你来的日子，地里正熟', en: 'Ripe on your dates' },
  ripeNow: { zh: '这个月，地里正熟', en: 'Ripe this month' },
  ripeText: { zh: '点一样，看长它的那个县有哪些住处。', en: 'Choose one to see the houses of the district it grows in.' },
  openTitle: { zh: '那几天还有名额', en: 'Places left on those days' },

  emptyPlace: { zh: '没有找到「{place}」这个地方或这家店', en: 'We found no place or house called “{place}”' },
  emptyPlaceText: {
    zh: '看看是不是写错了一个字，或只写县名、镇名，比如「德清」「莫干山」。',
    en: 'Check the spelling, or give only the county or town, such as “Deqing” or “Moganshan”.',
  },
  emptyGuests: { zh: '最大的一间住 {most} 人，你们有 {n} 位', en: 'The largest room here sleeps {most}; you are {n}' },
  emptyGuestsText: {
    zh: '请分成两间找，或者只写一间房要住的人数。',
    en: 'Please search for two rooms, with the people of one room at a time.',
  },
  emptyFar: { zh: '现在最远订到 {day} 入住', en: 'Arrivals can be booked until {day}' },
  emptyFarText: { zh: '再过些日子，更远的日子就能订了。', en: 'Later dates open as time goes on.' },
  emptyDates: { zh: '这几天没有合适的空房', en: 'No room fits these dates' },
  emptyDatesText: { zh: '换个日子，或者少选几个条件。', en: 'Try other dates, or fewer filters.' },
  emptyAny: { zh: '没有合这些条件的住处', en: 'No house fits these filters' },
  emptyPage: { zh: '后面没有了', en: 'Nothing further' },
  seeAll: { zh: '看全部住处', en: 'See every stay' },
  clearFilters: { zh: '去掉筛选条件', en: 'Clear the filters' },
})
