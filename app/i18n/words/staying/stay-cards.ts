import { words } from '#app/i18n/words'

export const stayKinds = words({
  homestay: { zh: '民宿', en: 'Homestay' },
  farmstay: { zh: '农家', en: 'Farmstay' },
  'whole-house': { zh: '整院', en: 'Whole house' },
  camp: { zh: '营地', en: 'Camp' },
})

export const stayCardWords = words({
  from: { zh: '{guests}，平日每晚', en: '{guests}, a plain night from' },
  fromEnd: { zh: '起', en: '' },
  total: { zh: '{nights}一共', en: '{nights} in all' },
  night: { zh: '每晚 {money}', en: '{money} a night' },
  nightCleaning: { zh: '每晚 {money}，含清洁费 {cleaning}', en: '{money} a night with {cleaning} cleaning' },
  discount: { zh: '已减 {percent}%', en: '{percent}% off already taken' },
  deposit: { zh: '另付押金 {money}，离店退', en: 'Plus {money} deposit, given back on leaving' },
  left: { zh: '{room} · 还剩 {n} 间', en: '{room} · {n} left' },
  request: { zh: '先问房东', en: 'Ask the host' },
  instant: { zh: '马上订好', en: 'Booked at once' },
  near: { zh: '近旁正熟：{names}', en: 'Ripe nearby: {names}' },
  open: { zh: '可以参加：{title}，{day}', en: 'Join in: {title}, {day}' },
})
