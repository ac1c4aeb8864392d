import { words } from '#app/i18n/words'

/** What there is to do, in one word. */
export const doingWords = words({
  tea: { zh: '采茶', en: 'Tea picking' },
  shoots: { zh: '挖笋', en: 'Digging shoots' },
  picking: { zh: '采摘', en: 'Fruit picking' },
  study: { zh: '研学', en: 'Farm study day' },
  craft: { zh: '手艺', en: 'Craft workshop' },
})

/** Of what lies near; apart, because pages of all kinds show it. */
export const nearbyWords = words({
  title: { zh: '近处的住宿与体验', en: 'Stay and do nearby' },
  stays: { zh: '近处住一晚', en: 'Stay nearby' },
  experiences: { zh: '近处做点什么', en: 'To do nearby' },
  perNight: { zh: '晚', en: 'night' },
  perPersonNight: { zh: '人·晚', en: 'person and night' },
  perAdult: { zh: '位', en: 'adult' },
  later: { zh: '眼下没有场次', en: 'No sessions just now' },
  homestay: { zh: '民宿', en: 'Homestay' },
  farmstay: { zh: '农家乐', en: 'Farm stay' },
  'whole-house': { zh: '整栋小院', en: 'Whole house' },
  camp: { zh: '营地', en: 'Camp' },
})

export const mapWords = words({
  mapAmap: { zh: '在高德地图上看', en: 'Open in Amap' },
  mapOsm: { zh: '在 OpenStreetMap 上看', en: 'Open in OpenStreetMap' },
})
