import type { Article } from './article'

export const privacy: Article = {
  title: { zh: '隐私', en: 'Privacy' },
  description: {
    zh: '我们记什么、给谁看、留多久、怎么拿走、怎么删掉。',
    en: 'What we keep, who sees it, how long, and how to take it with you or have it removed.',
  },
  sections: [
    {
      heading: { zh: '记什么', en: 'What we keep' },
      paragraphs: [
        {
          zh: '手机号或邮箱、您填的收货地址、订单和付款结果。卡号我们看不到，付款在支付机构的页面上完成。',
          en: 'Your phone or e-mail, the addresses you give, your orders and whether they were paid. We never see card numbers; you pay on the payment provider’s page.',
        },
        { zh: '照片上传后会去掉拍摄地点和机型等信息。', en: 'Photos lose their place and camera details when they are uploaded.' },
        {
          zh: '不做画像，不按人推荐，不卖数据，没有第三方统计。',
          en: 'No profiling, no personal recommendations, no selling of data, no third-party analytics.',
        },
      ],
    },
    {
      heading: { zh: '给谁看', en: 'Who sees it' },
      paragraphs: [
        {
          zh: '发货的店家看得到收货人、电话、地址；合作社处理投诉时看得到订单。每次查看和处理都有记录。',
          en: 'The seller who ships sees name, phone and address; the cooperative sees an order when it handles a complaint. What staff do is recorded.',
        },
      ],
    },
    {
      heading: { zh: '小饼干（cookie）', en: 'Cookies' },
      paragraphs: [
        {
          zh: '只有必需的：购物车、登录、订单查看、字号和颜色，还有上次找住处的地方、日子和人数（留六十天）。没有广告的。',
          en: 'Only what is needed: cart, sign-in, seeing your orders, text size and colours, and the place, dates and guests of your last search for a stay (kept for sixty days). None for advertising.',
        },
      ],
    },
    {
      heading: { zh: '留多久，怎么拿走、删掉', en: 'How long, and how to take or remove it' },
      paragraphs: [
        {
          zh: '结算时填到一半的内容替您留一天，方便登录或返回后接着填；付了款就删。登录验证码发出后不留。',
          en: 'What you have typed at checkout is kept for a day, so that you can go on after signing in or coming back; it goes once you have paid. Sign-in codes are not kept after they are sent.',
        },
        {
          zh: '在「我的 › 账号」可以把资料整份下载，也可以注销。注销后个人资料封存，交易记录依《电子商务法》第三十一条单独保存三年，期满删除。',
          en: 'Under Me › Account you can download everything or close the account. Personal fields are then sealed; trade records are kept apart for three years (article 31 of the E-Commerce Law) and deleted after that.',
        },
      ],
    },
  ],
}
