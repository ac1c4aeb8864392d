/** How far an order of the demo has come. */
export type OrderStage = 'paid' | 'weighed' | 'packed' | 'shipped' | 'delivered' | 'received' | 'cancelled'

export type PlannedPurchase = {
  /** Place in the list of buyers: 0 is the buyer whose number is told. */
  buyer: number
  /** Stalls bought from, by key, each with the stage its order has reached. */
  from: readonly (readonly [stall: string, stage: OrderStage])[]
  by: 'card' | 'alipay' | 'wechat'
  note?: string
  invoice?: { title: string; taxNo: string }
  problem?: string
  /** Of what these stalls price by the scale. */
  byScale?: true
}

const chen = 'chen-bamboo'
const tea = 'xishang-tea'

/** Orders of the last days, enough that every screen of a buyer, a farmer and the operator has something on it. */
export const demoPurchases: readonly PlannedPurchase[] = [
  {
    buyer: 0,
    from: [
      [chen, 'paid'],
      ['guzhu-tea', 'shipped'],
    ],
    by: 'card',
    note: '笋要小一点的，谢谢。',
  },
  { buyer: 0, from: [['daqian-crab', 'delivered']], by: 'alipay', problem: '八只里有一只不动了，照片发您电话了，请看一下。' },
  {
    buyer: 0,
    from: [
      ['shanlian-brush', 'received'],
      ['daixi-cellar', 'received'],
    ],
    by: 'wechat',
  },
  { buyer: 0, from: [['gaoshan-farm', 'cancelled']], by: 'card' },
  { buyer: 0, from: [[tea, 'packed']], by: 'alipay', invoice: { title: '小周个人', taxNo: '' } },
  { buyer: 1, from: [[chen, 'paid']], by: 'wechat', note: '放门卫就好。' },
  {
    buyer: 1,
    from: [
      [chen, 'received'],
      ['shiling-bees', 'received'],
    ],
    by: 'alipay',
  },
  { buyer: 1, from: [['yigao-farm', 'shipped']], by: 'card' },
  { buyer: 1, from: [['hongxingqiao-rice', 'delivered']], by: 'wechat' },
  { buyer: 2, from: [[chen, 'packed']], by: 'alipay' },
  {
    buyer: 2,
    from: [
      [tea, 'paid'],
      ['ginkgo-lane', 'paid'],
    ],
    by: 'card',
    invoice: { title: '湖州小满文化有限公司（演示）', taxNo: '91330502000000019P' },
  },
  { buyer: 2, from: [['lianshi-lamb', 'shipped']], by: 'wechat' },
  { buyer: 2, from: [['digang-ponds', 'received']], by: 'alipay' },
  {
    buyer: 3,
    from: [
      [chen, 'shipped'],
      ['hanggai-fungi', 'shipped'],
    ],
    by: 'card',
  },
  { buyer: 3, from: [['jili-silk', 'paid']], by: 'card', note: 'Please add a small card: for Mei, with love.' },
  { buyer: 3, from: [['laoling-tea', 'delivered']], by: 'card' },
  {
    buyer: 4,
    from: [
      [chen, 'paid'],
      ['xinshi-cakes', 'paid'],
    ],
    by: 'wechat',
  },
  { buyer: 4, from: [[tea, 'shipped']], by: 'alipay' },
  { buyer: 4, from: [['aishan-zongzi', 'received']], by: 'wechat' },
  { buyer: 5, from: [['xiazhuhu-rice', 'paid']], by: 'card' },
  { buyer: 5, from: [['tuying-crab', 'shipped']], by: 'alipay' },
  { buyer: 5, from: [[tea, 'received']], by: 'alipay' },
  { buyer: 6, from: [[chen, 'cancelled']], by: 'card' },
  { buyer: 6, from: [['nandun-lotus', 'paid']], by: 'wechat' },
  { buyer: 6, from: [['nanxun-cakes', 'delivered']], by: 'card' },
  { buyer: 1, from: [['shezhong-caltrop', 'paid']], by: 'card', byScale: true, note: '杀好再称，谢谢。' },
  { buyer: 4, from: [['linghu-fish', 'paid']], by: 'wechat', byScale: true },
  { buyer: 5, from: [['linghu-fish', 'weighed']], by: 'card', byScale: true },
  { buyer: 6, from: [['shezhong-caltrop', 'packed']], by: 'card', byScale: true },
  { buyer: 3, from: [['gaoshan-farm', 'shipped']], by: 'card', byScale: true },
  { buyer: 2, from: [['linghu-fish', 'delivered']], by: 'alipay', byScale: true },
]
