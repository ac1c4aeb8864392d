import { words } from '#app/i18n/words'

export const stallKinds = words({
  household: { zh: '农户', en: 'Household' },
  cooperative: { zh: '合作社', en: 'Cooperative' },
  company: { zh: '公司', en: 'Company' },
  collective: { zh: '村集体', en: 'Village collective' },
})

export const stallWords = words({
  title: { zh: '{name}的摊', en: '{name}’s stall' },
  description: { zh: '{place}{contact}：{story}', en: '{contact}, {place}. {story}' },
  stall: { zh: '摊上有什么', en: 'On the stall' },
  empty: { zh: '今天没摆货', en: 'Nothing on the stall today' },
  grows: { zh: '种养：{what}', en: 'Grows: {what}' },
  since: { zh: '{year} 年开的摊', en: 'Open since {year}' },
  uscc: { zh: '统一社会信用代码 {code}', en: 'Unified social credit code {code}' },
  exempt: {
    zh: '自家种养，自产自销，依法不用办营业执照（电子商务法第十条）。',
    en: 'Sells what the household itself grows, which by law needs no business licence (E-Commerce Law, art. 10).',
  },
  portrait: { zh: '{name}的照片', en: 'Photo of {name}' },
})
