import type { Article } from './article'

export const about: Article = {
  title: { zh: '关于湖上集', en: 'About Hushang Market' },
  description: {
    zh: '湖州村里的集市：农户自己摆摊，城里人直接买。',
    en: 'The village market of Huzhou: farmers keep the stalls, the city buys from them.',
  },
  sections: [
    {
      heading: { zh: '这是什么', en: 'What this is' },
      paragraphs: [
        {
          zh: '湖上集是湖州吴兴、南浔、德清、长兴、安吉五个区县的网上集市。农户、合作社、村集体自己摆摊定价，您直接向他们买，他们自己打包发货。',
          en: 'Hushang Market brings the villages of Wuxing, Nanxun, Deqing, Changxing and Anji online. Households, cooperatives and village collectives keep their own stalls and set their own prices; you buy from them, and they pack and ship.',
        },
        {
          zh: '我们跟着二十四节气走：现在地里有什么，首页就摆什么。',
          en: 'We follow the twenty-four solar terms: what the fields have now is what the home page shows.',
        },
      ],
    },
    {
      heading: { zh: '谁卖给您', en: 'Who sells to you' },
      paragraphs: [
        {
          zh: '合同是您和店家之间的。每件东西、每张订单上都写着店家的名字和村子。平台收款，货款在您确认收货后结算给店家。',
          en: 'Your contract is with the seller, who is named with the village on every listing and order. The market takes the payment, and it is settled to the seller after receipt.',
        },
      ],
    },
    {
      heading: { zh: '公开的和不公开的', en: 'What is open and what is not' },
      paragraphs: [
        {
          zh: '地名、品类、计量单位都用国家和国际的公开代码。您的姓名、电话、地址只给要发货给您的店家看，别人看不到。',
          en: 'Places, categories and units carry public national and international codes. Your name, phone and address are seen by the seller who ships to you, and by nobody else.',
        },
      ],
    },
  ],
}
