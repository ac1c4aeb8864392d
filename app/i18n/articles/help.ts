import type { Article } from './article'
import { helpWithClaims } from './help-claims'

/** Help topics by slug, the most wanted first. */
export const helpTopics: Record<string, Article> = {
  order: {
    title: { zh: '怎么买', en: 'How to buy' },
    description: { zh: '挑、放进购物车、填地址、付款。', en: 'Choose, put in the cart, give an address, pay.' },
    sections: [
      {
        heading: { zh: '四步', en: 'Four steps' },
        steps: [
          { zh: '在集市里挑好规格和数量，点「加入购物车」。', en: 'Choose a pack and how many, and press Add to cart.' },
          { zh: '在购物车里看运费和总价，点「去结算」。', en: 'See delivery and the total in the cart, and press Checkout.' },
          {
            zh: '填收货人和地址。可以把一整行「姓名 手机 地址」贴进来，自动分好。不用注册。',
            en: 'Give name and address. You can paste one line with name, phone and address and it is split for you. No account needed.',
          },
          { zh: '点「去付款」，用支付宝、微信或银行卡付。', en: 'Press Pay and use Alipay, WeChat Pay or a card.' },
        ],
      },
      {
        heading: { zh: '没登录怎么查订单', en: 'Finding an order without an account' },
        paragraphs: [
          {
            zh: '点页脚的「查订单」，填订单号和手机号。',
            en: 'Use Find an order at the foot of any page with the order number and your phone.',
          },
        ],
      },
    ],
  },
  pay: {
    title: { zh: '付款的事', en: 'About paying' },
    description: {
      zh: '留货 30 分钟、没付成、重复付、退款多久到。',
      en: 'Goods held for 30 minutes, payments that fail, refunds and how long they take.',
    },
    sections: [
      {
        heading: { zh: '东西给我留多久', en: 'How long are goods held' },
        paragraphs: [
          {
            zh: '30 分钟，页面上写着到几点几分。过时没付就放回摊上。',
            en: '30 minutes; the page shows until when. Unpaid goods go back on the stall.',
          },
        ],
      },
      {
        heading: { zh: '付款失败了', en: 'A payment failed' },
        paragraphs: [
          {
            zh: '没有扣钱。换张卡或换个方式再付一次，东西还给您留着。',
            en: 'Nothing was charged. Try another card or method; the goods are still held.',
          },
        ],
      },
      {
        heading: { zh: '付了钱，页面没反应', en: 'I paid and the page says nothing' },
        paragraphs: [
          {
            zh: '关掉也没关系，我们会向支付机构核对，几分钟内订单就会变成「已付款」。',
            en: 'You may close the page. We check with the payment provider, and the order becomes paid within minutes.',
          },
        ],
      },
      {
        heading: { zh: '退款', en: 'Refunds' },
        paragraphs: [
          {
            zh: '原路退回。银行卡一般 5 到 10 个工作日，支付宝、微信一般当天。',
            en: 'It goes back the way it came: 5 to 10 working days for cards, usually the same day for Alipay and WeChat Pay.',
          },
        ],
      },
    ],
  },
  cancel: {
    title: { zh: '取消、退换、有问题', en: 'Cancelling, returning, problems' },
    description: {
      zh: '没打包前自己取消；坏了错了少了点「报告问题」。',
      en: 'Cancel until it is packed; report what is spoiled, wrong or missing.',
    },
    sections: [
      {
        heading: { zh: '取消', en: 'Cancelling' },
        paragraphs: [
          {
            zh: '店家打包之前，在订单页点「取消订单」，全额退款。打包以后请打店家电话商量。',
            en: 'Until the seller packs it, press Cancel on the order and everything is refunded. After that, call the seller.',
          },
        ],
      },
      {
        heading: { zh: '东西不对', en: 'Something is wrong' },
        paragraphs: [
          {
            zh: '在订单页点「报告问题」，写清楚哪样、坏了多少。店家和合作社都会看到。',
            en: 'Press Report a problem on the order and say what is wrong and how much of it. The seller and the cooperative both see it.',
          },
        ],
      },
    ],
  },
  claims: helpWithClaims,
  sell: {
    title: { zh: '我要摆摊', en: 'Opening a stall' },
    description: { zh: '农户一次填完就能申请；60 秒摆一样东西。', en: 'One form to apply; sixty seconds to put goods out.' },
    sections: [
      {
        heading: { zh: '开摊', en: 'Opening' },
        steps: [
          {
            zh: '手机号登录，填姓名、村子、种什么、收款户名。',
            en: 'Sign in with your phone; give your name, village, what you grow and the payout name.',
          },
          { zh: '自产自销的农户不用营业执照，看过说明打个勾就行。', en: 'Households need no licence; read the notice and tick it.' },
          { zh: '合作社的人看过后发短信告诉您。', en: 'The cooperative looks at it and tells you by text message.' },
        ],
      },
      {
        heading: { zh: '摆东西', en: 'Putting goods out' },
        steps: [
          {
            zh: '点「我要卖」，拍张照片，填名字、价钱、数量，点「摆上摊」。',
            en: 'Press Sell, take a photo, give a name, a price and how many, and press Put it out.',
          },
          { zh: '改价、改数量、卖完了，都在「摊上」点一下就好。', en: 'Change price or stock, or mark it sold out, in Goods.' },
          {
            zh: '有订单会发短信。打好包，填快递单号，就算发货。',
            en: 'Orders come by text message. Pack, give the tracking number, and it is shipped.',
          },
        ],
      },
    ],
  },
  text: {
    title: { zh: '字太小、看不清', en: 'Larger text' },
    description: { zh: '大字版、深色、省流量。', en: 'Text size, dark theme, saving data.' },
    sections: [
      {
        heading: { zh: '在哪里调', en: 'Where to change it' },
        paragraphs: [
          {
            zh: '点每页上方的「大字」，三种字号、深浅色、少动画、省流量都在那里，选好就记住。',
            en: 'Press Text size at the top of any page: three sizes, dark or light, less motion and less data. It is remembered.',
          },
        ],
      },
    ],
  },
}
