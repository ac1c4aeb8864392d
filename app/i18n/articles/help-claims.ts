import type { Article } from './article'

/** What to do when goods came bad, and what may be sent back. The times are those of app/claims/counting. */
export const helpWithClaims: Article = {
  title: { zh: '坏果包赔、七天退货', en: 'Spoiled goods and returns' },
  description: {
    zh: '坏了、少了、发错了怎么赔，什么能退。',
    en: 'What comes back for spoiled, missing or wrong goods, and what can be returned.',
  },
  sections: [
    {
      heading: { zh: '坏了、少了、发错了', en: 'Spoiled, missing or wrong' },
      steps: [
        {
          zh: '打开订单页，在那家店的东西下面点「坏了？申请赔付」。收货后要赶紧：活鲜、叶菜 24 小时内，水果、蔬菜、冷藏的 48 小时内，干货 7 天内。',
          en: 'Open your order and press “Something spoiled? Claim it” below that seller’s goods. Be quick after delivery: within 24 hours for live goods and leafy greens, 48 hours for fruit, vegetables and chilled goods, 7 days for dry goods.',
        },
        {
          zh: '说是哪样、坏了多少，拍至少两张照片：一张整箱带面单，一张坏的地方。',
          en: 'Say what and how much, with at least two photos: the whole parcel with its label, and the damage.',
        },
        {
          zh: '赔多少，提交以前页面上就算给您看。坏的不用寄回来。',
          en: 'The page shows the sum before you send it. Spoiled goods need not go back.',
        },
      ],
    },
    {
      heading: { zh: '多久有答复', en: 'When you hear' },
      paragraphs: [
        {
          zh: '20 元以内的小赔付一般马上同意。其他的店家 24 小时内答复，不答就算同意。您不满意，可以请合作社裁定，48 小时内有结果。',
          en: 'Small claims of up to ¥20 are usually granted at once. Otherwise the seller answers within 24 hours; silence means yes. If you do not agree, ask the cooperative to decide; expect it within 48 hours.',
        },
        {
          zh: '同意以后原路退回：银行卡一般 5–10 个工作日，支付宝、微信一般当天。订单页上写着走到哪一步、最晚哪天到。',
          en: 'What is granted goes back the way you paid: 5 to 10 working days for cards, usually the same day for Alipay and WeChat Pay. Your order page shows each step and the day to expect it.',
        },
      ],
    },
    {
      heading: { zh: '不喜欢，能退吗', en: 'Changed your mind' },
      paragraphs: [
        {
          zh: '茶叶、干货、手工这些没拆封的，收到 7 天内能退，点「七天内退货」。寄回的运费您出，店家收到后退款。',
          en: 'Sealed tea, dry goods and crafts can go back within 7 days of receipt; press “Send it back” on your order. You pay the postage back, and the refund comes when the seller has them.',
        },
        {
          zh: '新鲜、容易坏的和定做的，不能无理由退，下单前页面上会请您确认。坏了照样赔。',
          en: 'Fresh and perishable goods and things made to order cannot be returned without a reason; the checkout asks you to confirm that. When they are bad, they are still made good.',
        },
      ],
    },
    {
      heading: { zh: '有话要说', en: 'Something else' },
      paragraphs: [
        {
          zh: '订单页上有店家电话，也可以打合作社的电话，我们一起看。',
          en: 'The seller’s number stands on your order; or call the cooperative and we will look at it together.',
        },
      ],
    },
  ],
}
