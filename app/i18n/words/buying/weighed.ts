import { words } from '#app/i18n/words'

/** Goods ordered by the piece and paid by weight, as a buyer reads of them. */
export const weighedWords = words({
  perKg: { zh: '{money}/公斤', en: '{money}/kg' },
  perJin: { zh: '{money}/斤', en: '{money} per jin (500 g)' },
  slip: { zh: '按实重结算', en: 'Priced by weight' },
  oneIs: {
    zh: '一{unit}约 {weight}，约 {estimate}，最多 {most}',
    en: 'About {weight} each: about {estimate}, at most {most}',
  },
  howItWorks: {
    zh: '发货前过秤，按实重收钱。付款时先按最多的算，秤下来少了，差价自动退给您；重了不加钱。',
    en: 'It is weighed before it is sent and you pay for what it weighs. You pay the most it can cost first; if it weighs less, the difference comes back by itself, and if it weighs more, you pay nothing extra.',
  },
  expected: { zh: '预计 {estimate}，最多 {most}', en: 'About {estimate}, at most {most}' },
  mostShort: { zh: '最多', en: 'at most' },
  payTitle: { zh: '有按实重结算的东西', en: 'Some goods are priced by weight' },
  payHold: {
    zh: '上面的合计是最多要付的钱。用银行卡：先预授权，不扣款，全部过秤后按实重扣一次。用支付宝或微信：先付合计，过秤后差价自动退回。',
    en: 'The total above is the most you can pay. By card: it is only held, and charged once, by weight, when everything has been weighed. By Alipay or WeChat Pay: the total is charged, and the difference comes back once weighed.',
  },
  payRefund: {
    zh: '上面的合计是最多要付的钱。先付合计，过秤后按实重结算，差价自动退回原处。',
    en: 'The total above is the most you can pay. It is charged now; once the goods are weighed, the difference comes back to where it came from.',
  },
  status: { zh: '已下单，卡未扣款', en: 'Ordered, card not charged yet' },
  stateHeld: { zh: '已下单，卡只预授权、没扣款，等打包', en: 'Ordered, card held and not charged, to be packed' },
  cancelHeld: {
    zh: '还没打包，可以取消。这一单还没扣款，取消了也不会扣。',
    en: 'Not packed yet, so you can cancel. It has not been charged, and once cancelled it never will be.',
  },
  cancelHeldNow: { zh: '确定取消', en: 'Cancel the order' },
  wasHeld: {
    zh: '您的银行卡已预授权 {most}，还没有扣款。全部过秤后按实重扣一次。',
    en: 'Your card is held for {most} and has not been charged. It is charged once, by weight, when everything has been weighed.',
  },
  wasCharged: {
    zh: '已过秤：银行卡实扣 {money}，少扣 {less}。',
    en: 'Weighed: your card was charged {money}, {less} less than it was held for.',
  },
  wasLetGo: { zh: '银行卡预授权已解除，没有扣款。', en: 'Your card was let go and not charged.' },
  real: { zh: '实重 {weight} × {price} = {money}', en: 'Weighed {weight} × {price} = {money}' },
  capped: { zh: '超出的 {more} 不收钱', en: 'The {more} above that is free' },
  backRow: { zh: '过秤后少收', en: 'Less, once weighed' },
  inTheEnd: { zh: '实付', en: 'Paid in the end' },
  scalePhoto: { zh: '「{title}」的秤', en: 'The scale with {title}' },
})
