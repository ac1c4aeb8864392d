import { words } from '#app/i18n/words'

export const roomWords = words({
  from: { zh: '平日每晚 {money} 起', en: 'A plain night from {money}' },
  fromPerson: { zh: '平日每人每晚 {money} 起', en: 'A plain night from {money} a person' },
  forNights: { zh: '{nights}，含清洁费', en: 'for {nights}, cleaning included' },
  free: { zh: '这几晚空着，还有 {n} 间', en: 'Free on these nights, {n} left' },
  choose: { zh: '选这间', en: 'Choose this room' },
  chosen: { zh: '选好了这间', en: 'Chosen' },
  seeCalendar: { zh: '看这间的日历', en: 'See its calendar' },
  near: { zh: '最近有空的日子：', en: 'The nearest dates that work:' },
})

export const bookWords = words({
  title: { zh: '订{room}', en: 'Book {room}' },
  roomPrice: { zh: '房费，{nights}', en: 'Room, {nights}' },
  eachNight: { zh: '每一晚的价钱', en: 'The price of each night' },
  'why-base': { zh: '平日', en: 'plain night' },
  'why-weekend': { zh: '周末', en: 'weekend' },
  'why-peak': { zh: '节假日', en: 'holiday' },
  'why-range': { zh: '时令价', en: 'season price' },
  discount: { zh: '已减 {percent}%（{why}）', en: '{percent}% off already taken ({why})' },
  'discount-length': { zh: '住满 {days} 晚', en: '{days} nights or more' },
  'discount-early': { zh: '提前 {days} 天订', en: 'booked {days} days ahead' },
  'discount-last-minute': { zh: '临近 {days} 天内', en: 'within {days} days' },
  extraBeds: { zh: '含加床 {n} 张', en: { one: 'with {n} extra bed', other: 'with {n} extra beds' } },
  cleaning: { zh: '清洁费', en: 'Cleaning' },
  total: { zh: '一共', en: 'Total' },
  deposit: {
    zh: '另在店里付押金 {money}，不算在一共里。{text}',
    en: 'A deposit of {money} is paid at the house, outside the total. {text}',
  },
  extras: { zh: '要不要加', en: 'Extras' },
  extra: { zh: '{name}，{money}{per}', en: '{name}, {money} {per}' },
  'per-stay': { zh: '一次', en: 'each' },
  'per-night': { zh: '每晚', en: 'a night' },
  'per-person': { zh: '每人', en: 'a person' },
  'per-person-night': { zh: '每人每晚', en: 'a person a night' },
  hint: { zh: '最多 {n}', en: 'Up to {n}' },
  recount: { zh: '算一下合计', en: 'Work out the total' },
  now: { zh: '订这间，去付款', en: 'Book and pay' },
  later: { zh: '先放进购物车', en: 'Put it in the cart' },
  ask: { zh: '问房东能不能住', en: 'Ask the host' },
  askText: {
    zh: '这家要房东先点头：问的时候不付钱，那几晚先给您留着，房东 24 小时内回话。',
    en: 'This host says yes first: asking costs nothing, the nights are kept for you, and the host answers within 24 hours.',
  },
  held: { zh: '去付款时，这几晚给您留 30 分钟。', en: 'Once you go to pay, the nights are kept for you for 30 minutes.' },
  noDates: {
    zh: '选好入住和离店的日子，就看到连清洁费的总价。',
    en: 'Choose the days of arrival and departure to see the whole price with cleaning.',
  },
})
