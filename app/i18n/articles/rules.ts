import type { Article } from './article'

export const rules: Article = {
  title: { zh: '集市规矩', en: 'Market rules' },
  description: {
    zh: '下单、付款、发货、退换、摆摊的规矩，用大白话写。',
    en: 'Ordering, paying, shipping, returning and selling, in plain words.',
  },
  sections: [
    {
      heading: { zh: '下单与付款', en: 'Ordering and paying' },
      paragraphs: [
        {
          zh: '点「去付款」后，东西给您留 30 分钟。超时没付，就放回摊上，不收一分钱。',
          en: 'When you press Pay, the goods are held for you for 30 minutes. If you do not pay in time, they go back on the stall and nothing is charged.',
        },
        {
          zh: '付款前看到的总价就是全部，运费在内。价钱或数量变了，会先告诉您，再请您点一次。',
          en: 'The total you see before paying is everything, delivery included. If a price or quantity changed, we tell you first and ask again.',
        },
        {
          zh: '一次买几家的东西，付一次款，每家各成一张订单，各自发货。',
          en: 'Buy from several sellers and pay once; each seller gets an order and ships it.',
        },
      ],
    },
    {
      heading: { zh: '发货与收货', en: 'Shipping and receipt' },
      paragraphs: [
        {
          zh: '每样东西都写着几天内发货。店家没打包之前，您可以自己取消，全额退款。',
          en: 'Every listing says within how many days it ships. Until the seller packs it, you may cancel and get everything back.',
        },
        {
          zh: '收到后请点「确认收货」。鲜货送到 3 天、其他送到 10 天后自动确认；没有送达记录的，发货 10 天后自动确认。',
          en: 'Confirm receipt when it has arrived. Fresh goods are confirmed by themselves 3 days after delivery, others after 10; without a delivery record, 10 days after dispatch.',
        },
        { zh: '货款在确认收货后结算给店家。', en: 'The seller is settled after receipt.' },
      ],
    },
    {
      heading: { zh: '退换', en: 'Returns' },
      paragraphs: [
        {
          zh: '依《消费者权益保护法》第二十五条，鲜活易腐的东西不适用七日无理由退货，下单时会逐件请您确认。其他东西收到 7 天内可退，保持完好即可。',
          en: 'Under article 25 of the Consumer Protection Law, fresh and perishable goods are exempt from the seven-day return right; you confirm this for each such line when ordering. Other goods may be returned within 7 days if they are intact.',
        },
        {
          zh: '东西坏了、错了、少了，不管哪一类，都在订单里点「报告问题」，店家和合作社一起处理。',
          en: 'If something is spoiled, wrong or missing, whatever the kind, report a problem on the order; the seller and the cooperative deal with it together.',
        },
      ],
    },
    {
      heading: { zh: '摆摊', en: 'Selling here' },
      paragraphs: [
        {
          zh: '自产自销的农户，依《电子商务法》第十条，不用办营业执照。合作社、公司、村集体要填统一社会信用代码。',
          en: 'Households that sell what they grow need no business licence (article 10 of the E-Commerce Law). Cooperatives, companies and collectives give their unified social credit code.',
        },
        {
          zh: '摊位由合作社的人看过后开张。说谎、以次充好、不发货的，会暂停；已付款的订单照样要发。',
          en: 'Somebody from the cooperative looks at each stall before it opens. Lying, passing off poor goods or not shipping leads to suspension; orders already paid must still be shipped.',
        },
      ],
    },
  ],
}
