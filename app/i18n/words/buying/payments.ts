import { words } from '#app/i18n/words'

/** The page on which a purchase waits for its payment. */
export const paymentWords = words({
  /** On the provider's page, after the name of goods that are weighed. */
  atMostFor: { zh: '{n} 份，称重后多退，至多', en: '{n} to be weighed, at most' },
  notWeighed: { zh: '卖家没有在期限内称重', en: 'The seller did not weigh the goods in time' },
  holdLost: { zh: '银行已解除预授权，未扣款', en: 'The bank let the card hold go; nothing was charged' },
  freightOf: { zh: '运费（{seller}）', en: 'Delivery ({seller})' },
  goneWhenPaid: { zh: '付款到账时，货已经卖完', en: 'Sold out by the time the payment arrived' },

  bookedWhenPaid: { zh: '付款到账时，已经被别人订走', en: 'Booked by others by the time the payment arrived' },

  pay: { zh: '付款', en: 'Payment' },
  payDescription: { zh: '付款金额、留货时间和付款结果', en: 'Amount, how long your goods are kept, and whether the payment came' },
  amount: { zh: '要付', en: 'To pay' },
  keptUntil: { zh: '货给您留到 {clock}', en: 'Your goods are kept until {clock}' },
  minutesLeft: { zh: '还有 {n} 分钟', en: { one: '{n} minute left', other: '{n} minutes left' } },
  lastMinute: { zh: '还有不到 1 分钟', en: 'Less than a minute left' },
  payNow: { zh: '去付款', en: 'Pay now' },
  payAgain: { zh: '再付一次', en: 'Try again' },
  ways: { zh: '支付宝、微信支付或银行卡，在支付页上选', en: 'Card, Alipay or WeChat Pay: choose on the payment page' },
  cancel: { zh: '不买了，取消订单', en: 'Cancel this order' },
  backCancelled: { zh: '您从支付页回来了，还没有付款。', en: 'You came back without paying.' },
  tryFailed: {
    zh: '上次没有付成：{reason}。没有扣款，可以再付一次。',
    en: 'The last try did not work: {reason}. Nothing was charged; you can try again.',
  },
  'failed-card_declined': { zh: '银行拒绝了这张卡', en: 'the bank declined the card' },
  'failed-generic_decline': { zh: '银行拒绝了这张卡', en: 'the bank declined the card' },
  'failed-insufficient_funds': { zh: '余额不足', en: 'not enough money on the card' },
  'failed-expired_card': { zh: '卡过期了', en: 'the card has expired' },
  'failed-incorrect_cvc': { zh: '安全码不对', en: 'the security code is wrong' },
  'failed-payment_intent_authentication_failure': { zh: '没有通过银行验证', en: 'the bank’s check was not passed' },
  'failed-other': { zh: '付款没有成功', en: 'the payment did not go through' },

  confirming: { zh: '正在确认付款', en: 'Checking your payment' },
  confirmingText: {
    zh: '已经去问支付公司了，一般几秒钟就好。这一页会自己更新，也可以先离开，结果会发短信给您。请不要再付一次。',
    en: 'We are asking the payment company; it usually takes seconds. This page updates itself, and you may leave: we will send you a message. Please do not pay again.',
  },
  lookAgain: { zh: '再看一看', en: 'Look again' },
  processing: { zh: '银行正在处理', en: 'Your bank is working on it' },
  processingText: {
    zh: '这种付款方式要几天才到账。货给您留着，钱到了就安排发货。',
    en: 'This way of paying takes some days. Your goods are kept and will be sent once the money is here.',
  },
  held: { zh: '付款正在人工核对', en: 'We are checking this payment by hand' },
  heldText: {
    zh: '收到的付款和订单对不上，我们正在核对，请不要再付。核对后会联系您。',
    en: 'The payment we received differs from the order. We are checking it; please do not pay again. We will contact you.',
  },

  paid: { zh: '付款成功', en: 'Payment received' },
  /** In place of 付款成功 where a card is only held. */
  placed: { zh: '下单成功', en: 'Order placed' },
  placedText: { zh: '下单成功，卖家去过秤打包了。', en: 'Your order is placed; the sellers will weigh and pack it.' },
  paidText: { zh: '已收到 {amount}。', en: 'We received {amount}.' },
  whoShips: { zh: '{seller}发货，最晚 {day} 发出', en: '{seller} sends it by {day} at the latest' },
  howToCancel: {
    zh: '店家打包之前，可以在订单里取消，全额退款。',
    en: 'Until the seller packs it you can cancel in your order for a full refund.',
  },
  seeOrder: { zh: '看订单', en: 'See your order' },
  partCancelled: { zh: '{what}：已取消，退款情况在订单里', en: '{what}: cancelled; your order says what is refunded' },
  partGone: {
    zh: '{seller} 的货在付款到账时已经卖完，这部分会全额退给您',
    en: 'The goods of {seller} were sold out when the payment arrived; that part is refunded in full',
  },

  expired: { zh: '留货时间过了', en: 'Your goods are no longer kept' },
  expiredText: {
    zh: '没有扣款。货还有的话，回购物车再下一次单就行。',
    en: 'Nothing was charged. If there are any left, order again from your cart.',
  },
  cancelled: { zh: '订单已取消', en: 'The order is cancelled' },
  cancelledText: { zh: '没有扣款，货也放回摊上了。', en: 'Nothing was charged and the goods are back on the stall.' },
  toCart: { zh: '回购物车', en: 'Back to the cart' },
  refundDue: { zh: '付款来晚了，正在退款', en: 'The payment came too late and is being refunded' },
  refundDueText: {
    zh: '付款到账时货已经没有了。{amount} 会原路全额退回，银行卡一般 5–10 个工作日到账。',
    en: 'The goods were gone when the payment arrived. All of {amount} goes back the way it came; cards usually take 5 to 10 working days.',
  },
  refunded: { zh: '已全额退款', en: 'Refunded in full' },
  stillDown: {
    zh: '支付公司暂时没有回应，我们会一直问下去。没有付成的话，不会扣款。',
    en: 'The payment company is not answering just now; we keep asking. If the payment did not go through, nothing is charged.',
  },
})
