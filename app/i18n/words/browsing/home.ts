import { words } from '#app/i18n/words'

export const homeWords = words({
  title: { zh: '湖州村里的集市', en: 'The village market of Huzhou' },
  description: {
    zh: '湖州五区县的农户、合作社自己摆摊：安吉白茶、冬笋、太湖蟹、湖羊、湖笔。地里有什么，今天就卖什么。',
    en: 'Households and cooperatives of Huzhou sell what they grow: Anji white-leaf tea, bamboo shoots, Taihu crab, lamb, writing brushes.',
  },
  plots: { zh: '按种类逛', en: 'Browse by kind' },
  today: { zh: '今天摊上', en: 'On the stalls today' },
  all: { zh: '全部 {n} 样', en: 'All {n}' },
  allMany: { zh: '全部 {n} 多样', en: 'All, more than {n}' },
  empty: { zh: '摊位还没摆出来', en: 'The stalls are not set up yet' },
  story: { zh: '认识一户', en: 'Meet a stall' },
  storyMore: { zh: '去{name}的摊', en: 'Visit {name}' },
  how: { zh: '怎么买', en: 'How it works' },
  order: { zh: '下单', en: 'Order' },
  orderText: {
    zh: '不用注册。先看到连运费的总价，再付款。',
    en: 'No account needed. You see the whole price with delivery before you pay.',
  },
  pack: { zh: '农户打包', en: 'Packed by the grower' },
  packText: { zh: '付了款，货就替你留着；农户自己挖、自己装。', en: 'Once paid, the goods are yours. The grower picks and packs them.' },
  arrive: { zh: '送到家', en: 'Delivered' },
  arriveText: {
    zh: '几时发、走到哪，都发消息告诉你。坏了少了有人管。',
    en: 'We tell you when it leaves and where it is. If something is spoiled or missing, someone sees to it.',
  },
  sellTitle: { zh: '家里有好东西？', en: 'Grow something good?' },
  sellText: {
    zh: '拍张照、写个价，一分钟摆上摊。自家种的不用办执照。',
    en: 'A photo and a price put it on the stall in a minute. Growing it yourself needs no licence.',
  },
  sell: { zh: '我要卖', en: 'Sell here' },
})
