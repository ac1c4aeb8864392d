import { settlementMessages } from '#app/i18n/words/books/settlement-messages'
import { claimMessages } from '#app/i18n/words/buying/claim-messages'
import { tripMessages } from '#app/i18n/words/staying/trip-messages'
import { words } from '../words'

/** Subjects and bodies of mail and SMS, and the lines of the notices page. `{market}` is the market's name. */
export const messages = words({
  ...tripMessages,
  ...claimMessages,
  ...settlementMessages,
  'sign-in-code': {
    zh: '【湖上集】登录码 {code}，10 分钟内有效。别告诉别人，我们的人也不会问您要。',
    en: '[Hushang Market] Your sign-in code is {code}, good for 10 minutes. Tell nobody; we never ask for it.',
  },
  'sign-in-code-subject': { zh: '登录码', en: 'Your sign-in code' },
  'payout-code': {
    zh: '【湖上集】改收款账户的验证码 {code}，10 分钟内有效。不是您在改，就别告诉任何人，马上打电话给合作社。',
    en: '[Hushang Market] {code} is the code to change where your money goes, good for 10 minutes. If this is not you, tell nobody and call the cooperative.',
  },
  'payout-code-subject': { zh: '改收款账户的验证码', en: 'Code to change your payout account' },
  'payout-account-changed': {
    zh: '【湖上集】您的收款账户改成了尾号 {tail} 的那个，{days} 天后开始用。不是您改的，请马上打电话给合作社。{url}',
    en: '[Hushang Market] Your money will go to the account ending in {tail}, from {days} days on. If you did not change it, call the cooperative at once. {url}',
  },
  'payout-account-changed-subject': { zh: '收款账户改了', en: 'Your payout account was changed' },
  'payout-account-removed': {
    zh: '【湖上集】尾号 {tail} 的收款账户撤下了，钱先替您存着，填了新账户再打。不是您撤的，请马上打电话给合作社。{url}',
    en: '[Hushang Market] The account ending in {tail} was taken away; we keep your money until you give another. If this was not you, call the cooperative at once. {url}',
  },
  'payout-account-removed-subject': { zh: '收款账户撤下了', en: 'Your payout account was taken away' },
  'payout-paid': {
    zh: '【湖上集】{amount} 已打到您尾号 {tail} 的账户。{url}',
    en: '[Hushang Market] {amount} was paid to your account ending in {tail}. {url}',
  },
  'payout-paid-subject': { zh: '货款到账：{amount}', en: 'Paid out: {amount}' },
  'payout-returned': {
    zh: '【湖上集】打到尾号 {tail} 的 {amount} 被银行退回来了，钱还在您名下。请核对后重新填账户：{url}',
    en: '[Hushang Market] Your bank sent {amount} back from the account ending in {tail}. The money is still yours; please give your details again: {url}',
  },
  'payout-returned-subject': { zh: '货款被退回：请重填账户', en: 'Your money came back: please check your account' },
  'reset-link': {
    zh: '点这里重设密码（1 小时内有效）：{url}\n不是您本人要的，就不用理会。',
    en: 'Set a new password here (good for one hour): {url}\nIf you did not ask for this, ignore it.',
  },
  'reset-link-subject': { zh: '重设密码', en: 'Set a new password' },
  'join-link': {
    zh: '点这里设好密码，湖上集的账号就开好了（1 小时内有效）：{url}\n不是您本人要的，就不用理会。',
    en: 'Choose a password here and your Hushang Market account is ready (good for one hour): {url}\nIf you did not ask for this, ignore it.',
  },
  'join-link-subject': { zh: '开一个账号', en: 'Open your account' },
  'confirm-email': {
    zh: '点这里确认这个邮箱（1 小时内有效）：{url}\n不是您本人要的，就不用理会。',
    en: 'Confirm this e-mail address here (good for one hour): {url}\nIf you did not ask for this, ignore it.',
  },
  'confirm-email-subject': { zh: '确认邮箱', en: 'Confirm your e-mail address' },
  'paid-buyer': {
    zh: '【湖上集】已收到 {amount}，订单 {no}。{sellers} 会打包发货。查看：{url}',
    en: '[Hushang Market] We received {amount} for order {no}. {sellers} will pack and ship. See {url}',
  },
  'paid-buyer-subject': { zh: '已付款：{no}', en: 'Paid: {no}' },
  'held-buyer': {
    zh: '【湖上集】订单 {no} 下好了。银行卡预授权 {amount}，还没扣款；{sellers} 过秤打包后，按实重扣一次。查看：{url}',
    en: '[Hushang Market] Order {no} is placed. Your card is held for {amount} and not charged; {sellers} will weigh and pack, then it is charged once, by weight. See {url}',
  },
  'held-buyer-subject': { zh: '已下单：{no}', en: 'Ordered: {no}' },
  'charged-buyer': {
    zh: '【湖上集】订单 {no} 都过秤了：银行卡实扣 {amount}，比预授权少 {less}。称了多少、秤的照片：{url}',
    en: '[Hushang Market] Everything in order {no} has been weighed: your card was charged {amount}, {less} less than it was held for. Weights and pictures of the scale: {url}',
  },
  'charged-buyer-subject': { zh: '已按实重扣款：{no}', en: 'Charged by weight: {no}' },
  'let-go-buyer': {
    zh: '【湖上集】订单 {no} 的银行卡预授权已解除，没有扣款。{url}',
    en: '[Hushang Market] Your card for order {no} has been let go and was not charged. {url}',
  },
  'let-go-buyer-subject': { zh: '预授权已解除：{no}', en: 'Card let go: {no}' },
  'weighed-back-buyer': {
    zh: '【湖上集】订单 {no} 过秤了，差价 {amount} 已退回，{arrives}。称了多少、秤的照片：{url}',
    en: '[Hushang Market] Order {no} has been weighed; the difference of {amount} has been refunded; {arrives}. Weights and pictures of the scale: {url}',
  },
  'weighed-back-buyer-subject': { zh: '过秤退差价：{no}', en: 'Difference refunded: {no}' },
  'weighing-seller': {
    zh: '【湖上集】订单 {no}（{goods}）请在 {time} 前过秤打包，过时会自动取消，买家不付钱。{url}',
    en: '[Hushang Market] Please weigh and pack order {no} ({goods}) by {time}; after that it is cancelled by itself and the buyer pays nothing. {url}',
  },
  'weighing-seller-subject': { zh: '要过秤：{no}', en: 'To weigh: {no}' },
  'paid-seller': {
    zh: '【湖上集】新订单 {no}：{goods}，共 {amount}。请在 {shipBy} 前发货。{url}',
    en: '[Hushang Market] New order {no}: {goods}, {amount}. Please ship by {shipBy}. {url}',
  },
  'paid-seller-subject': { zh: '新订单 {no}', en: 'New order {no}' },
  'booked-buyer': {
    zh: '【湖上集】订好了：{what}，{when}，{party}，{amount}。地点：{place}，电话 {phone}。订单 {no}：{url}',
    en: '[Hushang Market] Booked: {what}, {when}, {party}, {amount}. At {place}, phone {phone}. Order {no}: {url}',
  },
  'booked-buyer-subject': { zh: '已订好：{what}', en: 'Booked: {what}' },
  'booked-host': {
    zh: '【湖上集】新预订 {no}：{what}，{when}，{party}，{amount}。{url}',
    en: '[Hushang Market] New booking {no}: {what}, {when}, {party}, {amount}. {url}',
  },
  'booked-host-subject': { zh: '新预订 {no}', en: 'New booking {no}' },
  'shipped-buyer': {
    zh: '【湖上集】{seller} 已发货：{goods}。{carrier} {trackingNo}。查看：{url}',
    en: '[Hushang Market] {seller} has shipped {goods}: {carrier} {trackingNo}. See {url}',
  },
  'shipped-buyer-subject': { zh: '已发货：{no}', en: 'Shipped: {no}' },
  'delivered-buyer': {
    zh: '【湖上集】{seller} 的包裹已送到。东西没问题就点「确认收货」：{url}',
    en: '[Hushang Market] The parcel from {seller} has arrived. If all is well, confirm receipt: {url}',
  },
  'delivered-buyer-subject': { zh: '已送到：{no}', en: 'Delivered: {no}' },
  'received-seller': {
    zh: '【湖上集】买家已收到订单 {no}（{amount}），货款可以结算了。',
    en: '[Hushang Market] Order {no} ({amount}) has been received; it can be settled now.',
  },
  'received-seller-subject': { zh: '已收货：{no}', en: 'Received: {no}' },
  'unpaid-buyer': {
    zh: '【湖上集】订单 {no} 的银行付款没有成功，订单已取消，没有扣款。货还有的话可以再下单：{url}',
    en: '[Hushang Market] The bank payment of order {no} did not go through. The order is cancelled and nothing was charged; order again while there is some left: {url}',
  },
  'unpaid-buyer-subject': { zh: '没有付成：{no}', en: 'Not paid: {no}' },
  'cancelled-buyer': {
    zh: '【湖上集】订单 {no}（{seller}）已取消：{reason}。已付的钱会原路退回，银行卡一般 5–10 个工作日。{url}',
    en: '[Hushang Market] Order {no} ({seller}) was cancelled: {reason}. What you paid goes back the way it came, 5 to 10 working days for cards. {url}',
  },
  'cancelled-held-buyer': {
    zh: '【湖上集】订单 {no}（{seller}）已取消：{reason}。这部分还没扣款，也不会扣。{url}',
    en: '[Hushang Market] Order {no} ({seller}) was cancelled: {reason}. It has not been charged and will not be. {url}',
  },
  'cancelled-held-buyer-subject': { zh: '已取消：{no}', en: 'Cancelled: {no}' },
  'cancelled-buyer-subject': { zh: '已取消：{no}', en: 'Cancelled: {no}' },
  'cancelled-seller': {
    zh: '【湖上集】订单 {no} 已取消：{reason}。不用发货了。',
    en: '[Hushang Market] Order {no} was cancelled: {reason}. Please do not ship it.',
  },
  'cancelled-seller-subject': { zh: '已取消：{no}', en: 'Cancelled: {no}' },
  'refunded-buyer': {
    zh: '【湖上集】订单 {no} 退款 {amount} 已退出，{arrives}。{url}',
    en: '[Hushang Market] {amount} of order {no} has been refunded; {arrives}. {url}',
  },
  'refunded-buyer-subject': { zh: '已退款：{no}', en: 'Refunded: {no}' },
  'problem-seller': {
    zh: '【湖上集】订单 {no} 的买家说有问题：{problem}。请尽快答复：{url}',
    en: '[Hushang Market] The buyer of order {no} reports a problem: {problem}. Please answer soon: {url}',
  },
  'problem-seller-subject': { zh: '要答复：{no}', en: 'To answer: {no}' },
  'problem-operator': {
    zh: '【湖上集】{seller} 的订单 {no}，买家说有问题：{problem}。{url}',
    en: '[Hushang Market] The buyer of order {no} of {seller} reports a problem: {problem}. {url}',
  },
  'problem-operator-subject': { zh: '买家有问题：{no}', en: 'A buyer’s problem: {no}' },
  'answered-buyer': {
    zh: '【湖上集】{seller} 答复了订单 {no}：{answer}。{url}',
    en: '[Hushang Market] {seller} answered about order {no}: {answer}. {url}',
  },
  'answered-buyer-subject': { zh: '有答复：{no}', en: 'An answer: {no}' },
  'invoice-buyer': {
    zh: '【湖上集】订单 {no} 的发票开好了：{answer}。{url}',
    en: '[Hushang Market] The invoice for order {no} has been issued: {answer}. {url}',
  },
  'invoice-refused-buyer': {
    zh: '【湖上集】订单 {no} 的发票开不了：{answer}。{url}',
    en: '[Hushang Market] No invoice for order {no}: {answer}. {url}',
  },
  'invoice-refused-buyer-subject': { zh: '发票：{no}', en: 'Invoice: {no}' },
  'invoice-buyer-subject': { zh: '发票：{no}', en: 'Invoice: {no}' },
  'stall-approved': {
    zh: '【湖上集】{stall} 开张了，可以摆东西了：{url}',
    en: '[Hushang Market] {stall} is open; you can put goods on it now: {url}',
  },
  'stall-approved-subject': { zh: '摊位开张', en: 'Your stall is open' },
  'calendar-clash': {
    zh: '【湖上集】{stay} {unit}：{night} 那晚，「{feed}」的日历里也有客人。请马上核对两边的预订：{url}',
    en: '[Hushang Market] {stay}, {unit}: the calendar “{feed}” has guests on {night} too. Please compare both bookings now: {url}',
  },
  'calendar-clash-subject': { zh: '同一晚订了两次', en: 'A night is booked twice' },
  'stall-asked': {
    zh: '【湖上集】{stall} 还差一点：{reason}。请补上：{url}',
    en: '[Hushang Market] {stall} needs one more thing: {reason}. Please add it: {url}',
  },
  'stall-asked-subject': { zh: '摊位要补资料', en: 'Your stall needs one more thing' },
  'stall-refused': {
    zh: '【湖上集】{stall} 这次没有通过：{reason}。',
    en: '[Hushang Market] {stall} was not admitted this time: {reason}.',
  },
  'stall-refused-subject': { zh: '摊位未通过', en: 'Your stall was not admitted' },
  'stall-suspended': {
    zh: '【湖上集】{stall} 暂停营业：{reason}。已付款的订单请照常发货。',
    en: '[Hushang Market] {stall} is suspended: {reason}. Please still ship orders that are paid.',
  },
  'stall-suspended-subject': { zh: '摊位暂停', en: 'Your stall is suspended' },
  'stall-lifted': { zh: '【湖上集】{stall} 恢复营业了。{url}', en: '[Hushang Market] {stall} is open again. {url}' },
  'stall-lifted-subject': { zh: '摊位恢复', en: 'Your stall is open again' },
})

export type MessageTemplate = Exclude<keyof typeof messages, `${string}-subject`>
