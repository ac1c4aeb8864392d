import { words } from '#app/i18n/words'

/** Messages about money that became a seller's, went to them, or is asked back by a card holder's bank. */
export const settlementMessages = words({
  'order-settled-seller': {
    zh: '【湖上集】订单 {no} 结算了，{amount} 归您。{url}',
    en: '[Hushang Market] Order {no} is settled: {amount} is yours. {url}',
  },
  'order-settled-seller-subject': { zh: '已结算：{no}', en: 'Settled: {no}' },
  'transfer-sent-seller': {
    zh: '【湖上集】订单 {no} 的 {amount} 已转到您在支付公司的账户。{url}',
    en: '[Hushang Market] {amount} for order {no} went to your account with the payment provider. {url}',
  },
  'transfer-sent-seller-subject': { zh: '货款已转出：{amount}', en: 'Sent to you: {amount}' },
  'payout-failed': {
    zh: '【湖上集】您的银行把 {amount} 退回了：{why}。钱没有丢，还在您支付公司的账户里。请到「收款账户」打开支付公司的页面，换一个能用的银行账户，换好后它会再打给您。{url}',
    en: '[Hushang Market] Your bank sent {amount} back: {why}. Nothing is lost; the money is in your account with the payment provider. Open the provider’s page from “How I am paid” and give a bank account that works, and it will be paid out again. {url}',
  },
  'payout-failed-subject': {
    zh: '{amount} 被您的银行退回：请换银行账户',
    en: '{amount} came back from your bank: please change the account',
  },
  'dispute-opened-seller': {
    zh: '【湖上集】订单 {no} 的买家向发卡银行提出异议，这一单先不结算。请留好发货单和照片，合作社会去答复，要您补材料会打电话。{url}',
    en: '[Hushang Market] The buyer of order {no} disputes the payment with their bank, so it is not settled for now. Keep the parcel slip and photos; the cooperative answers the bank and calls you if it needs more. {url}',
  },
  'dispute-opened-seller-subject': { zh: '买家向银行提出异议：{no}', en: 'Payment disputed: {no}' },
  'dispute-opened-operator': {
    zh: '【湖上集】订单 {no} 的持卡人提出争议，{amount}。答复期限：{until}。{url}',
    en: '[Hushang Market] The card holder of order {no} disputes {amount}. Answer by: {until}. {url}',
  },
  'dispute-opened-operator-subject': { zh: '拒付争议：{no}', en: 'Card dispute: {no}' },
})
