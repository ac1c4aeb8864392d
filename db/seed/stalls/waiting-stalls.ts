import type { StallPlan } from './stall-plan'

/** Stalls that have been handed in and are not open yet, so that the operator's desk shows what it is for. */
export const waitingStalls: readonly (StallPlan & { question: string | null })[] = [
  {
    key: 'waiting-lily',
    kind: 'household',
    place: '330502100236',
    nameZh: '伍浦沙地百合家',
    nameEn: 'Lilies of Wupu',
    contactZh: '邱阿姨',
    contactEn: 'Auntie Qiu',
    grows: '百合、香青菜',
    freight: 'fresh',
    sells: [],
    question: null,
    storyZh: '家里三亩沙地，百合种了二十年，一直卖给上门来收的贩子。儿子说网上也能卖，我就来试试。字是孙女帮我打的。',
    storyEn:
      'Three mu of sandy soil and twenty years of lilies, sold so far to the dealer who comes to the gate. My son says it can be done here as well, so I am trying. My granddaughter typed this.',
  },
  {
    key: 'asked-tea',
    kind: 'cooperative',
    place: '330523201204',
    nameZh: '新丰坡上茶农合作社',
    nameEn: 'Xinfeng Hillside Tea Cooperative',
    contactZh: '汪社长',
    contactEn: 'Mr Wang',
    grows: '安吉白茶',
    freight: 'dry',
    sells: [],
    question: '收款户名是个人的名字，和合作社名称不一样。请换成合作社的对公账户，再交一次就好。',
    storyZh: '去年刚成立的合作社，九户人家，一百一十亩茶园，都在新丰村的南坡上。茶样已经寄到合作社办公室。',
    storyEn:
      'A cooperative of nine families founded last year, with a hundred and ten mu on the south slope of Xinfeng. Samples are on their way to the office.',
  },
]
