import { words } from '../words'

/** Names on the sketch of Huzhou. */
export const pinMapWords = words({
  wuxing: { zh: '吴兴', en: 'Wuxing' },
  nanxun: { zh: '南浔', en: 'Nanxun' },
  deqing: { zh: '德清', en: 'Deqing' },
  changxing: { zh: '长兴', en: 'Changxing' },
  anji: { zh: '安吉', en: 'Anji' },
  lake: { zh: '太湖', en: 'Lake Tai' },
  sketch: { zh: '示意图，位置为大概', en: 'A sketch map; places are approximate' },
})
