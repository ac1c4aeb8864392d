import { words } from '../words'

/** Every key a Refusal may carry. Values in braces are the refusal's details. */
export const refusals = words({
  'not-found': { zh: '没有找到，可能已经下架了', en: 'Not found; it may have been taken away' },
  'not-yours': { zh: '这里只有本人能进', en: 'Only its owner may do this' },
  'too-many': { zh: '操作太快了，请过一会儿再试', en: 'That was very fast; please try again in a little while' },
  'cart-empty': { zh: '购物车里没有能买的东西', en: 'There is nothing in the cart to buy' },
  'mixed-currency': { zh: '一次只能用一种货币付款，请分开下单', en: 'One order is paid in one currency; please order these apart' },
  'own-goods': { zh: '「{title}」是您自家摊上的，不能自己买', en: '“{title}” is from your own stall, so you cannot buy it' },
  'off-sale': { zh: '「{title}」已经收摊了', en: '“{title}” is no longer on sale' },
  'sold-out': { zh: '「{title}」刚刚卖完了，还没有扣款', en: '“{title}” has just sold out. You have not been charged' },
  'stock-short': { zh: '「{title}」要 {wanted} 份，只剩 {left} 份', en: 'You want {wanted} of “{title}”; {left} left' },
  'not-delivered': {
    zh: '{seller} 不送这个省份，请换个地址或去掉这家的东西',
    en: '{seller} does not deliver to this province; please use another address or take its goods out',
  },
  'exempt-unticked': {
    zh: '「{title}」是鲜活易腐品，请勾选知道退货规则',
    en: '“{title}” is fresh: please tick that you know its return rule',
  },
  'total-too-large': { zh: '这一单金额太大，请分开下单，或打电话给我们', en: 'This order is too large; please split it or call us' },
  'price-changed': {
    zh: '合计变了：原来 {old}，现在 {new}。请看一看，再按一次去付款',
    en: 'The total changed from {old} to {new}. Please look it over and press pay again',
  },
  'key-mismatch': {
    zh: '这一页已经提交过另一份内容，请核对后再按一次',
    en: 'This page was already sent with other content; please check it and press again',
  },
  'in-progress': {
    zh: '上一次提交还在处理，请过几秒再按一次',
    en: 'Your last try is still being worked on; please press again in a few seconds',
  },
  'open-purchase': { zh: '订单 {no} 里有同样的东西还没付款', en: 'Order {no} with the same goods is still waiting to be paid' },
  'too-many-open': {
    zh: '您有 {n} 单还没付款，请先付款或等它们过期',
    en: 'You have {n} orders waiting to be paid; please pay them or let them lapse first',
  },
  'cart-full': { zh: '购物车最多放 {n} 样，请先结掉一些', en: 'A cart holds {n} kinds of goods; please check out some first' },
  'stall-closed': {
    zh: '摊位还没有开张，或者正在暂停，现在不能改',
    en: 'The stall is not open yet or is suspended, so nothing can be changed now',
  },
  'offer-needed': { zh: '至少要有一种卖法：价钱和数量', en: 'At least one way to buy is needed: a price and how many' },
  'offers-full': { zh: '一样东西最多 {n} 种卖法', en: 'A listing has at most {n} ways to buy' },
  'photos-full': { zh: '最多放 {n} 张照片', en: 'At most {n} photos' },
  'stock-stale': {
    zh: '刚才有别人改过库存，现在是 {n}。请核对后再改',
    en: 'Somebody changed the stock a moment ago; it is {n} now. Please check and try again',
  },
  'stock-held': {
    zh: '有 {n} 份正在付款中，库存不能少于这个数',
    en: '{n} are being paid for right now, so stock can not be lower than that',
  },
  'listing-stale': { zh: '刚才有别人改过这样东西，请核对后再保存', en: 'Somebody edited this a moment ago; please check and save again' },
  'listing-withdrawn': { zh: '已经收摊的东西不能再摆，请用「照样再摆」', en: 'A withdrawn listing stays withdrawn; copy it instead' },
  'catch-permit': { zh: '太湖捕捞的水产要填养殖或捕捞许可', en: 'Fish of Lake Tai need a farm record or catch permit' },
  'photo-kind': { zh: '照片只收 JPG、PNG、WebP', en: 'Photos may be JPG, PNG or WebP' },
  'photo-large': { zh: '这张照片超过 20 MB，请换一张小的', en: 'This photo is over 20 MB; please take a smaller one' },
  'photo-pixels': { zh: '这张照片太大（超过 4000 万像素），请换一张', en: 'This photo has over 40 megapixels; please take a smaller one' },
  'photo-small': { zh: '这张照片太小，看不清，请换一张大的', en: 'This photo is too small to see; please take a larger one' },
  'photo-broken': { zh: '这张照片打不开，可能传坏了，请再拍一张', en: 'This photo can not be opened; please take it again' },
  'code-cool-down': {
    zh: '验证码刚发过，请过 {seconds} 秒再要',
    en: 'A code was sent just now; please wait {seconds} seconds before asking for another',
  },
  'code-phone-cap': {
    zh: '这个号码今天要的验证码太多了，请过几个小时再试，或打电话给我们',
    en: 'Too many codes were asked for this number; try again in a few hours, or call us',
  },
  'code-shape': { zh: '验证码是 6 位数字', en: 'The code has 6 digits' },
  'code-wrong': {
    zh: '验证码不对，还可以试 {n} 次',
    en: { one: 'That code is not right; {n} try left', other: 'That code is not right; {n} tries left' },
  },
  'code-over': { zh: '这个验证码不能用了，请重新要一个', en: 'This code no longer works; please ask for a new one' },
  'password-wrong': { zh: '账号或密码不对', en: 'Account or password is not right' },
  'old-password-wrong': { zh: '原来的密码不对', en: 'The present password is not right' },
  'too-many-passwords': {
    zh: '试了太多次，请过一刻钟再试，或用手机验证码登录',
    en: 'Too many tries; wait a quarter of an hour, or sign in with a phone code',
  },
  'link-over': { zh: '这个链接已经用过或过期了，请重新要一个', en: 'This link was used or is too old; please ask for a new one' },
  'link-cap': { zh: '这个邮箱要的信太多了，请过一小时再试', en: 'Too many mails were asked for this address; try again in an hour' },
  'account-stopped': { zh: '这个账号停用了，请打电话给我们', en: 'This account is stopped; please call us' },
  'phone-taken': {
    zh: '这个手机号已经有账号了。请退出后用它登录，或打电话给我们并在一起',
    en: 'This number has an account already. Sign in with it instead, or call us to join the two',
  },
  'address-cap': { zh: '最多存 20 个地址，请先删掉不用的', en: 'You can keep 20 addresses; please delete one you no longer use' },
  'close-orders-open': {
    zh: '还有 {n} 个订单没办完。等收到货或退款办好，再来注销',
    en: {
      one: '{n} order is still under way. Close the account once it has arrived or been refunded',
      other: '{n} orders are still under way. Close the account once they have arrived or been refunded',
    },
  },
  'close-sales-open': {
    zh: '摊位上还有 {n} 个订单没办完。发完货、买家收到后再来注销',
    en: {
      one: 'Your stall still has {n} order under way. Close the account once it is done',
      other: 'Your stall still has {n} orders under way. Close the account once they are done',
    },
  },
  'close-operator': {
    zh: '管理员的账号不能自己注销，请另一位管理员办理',
    en: 'An operator can not close their own account; ask another operator',
  },
  'stall-exists': { zh: '您已经有一个摊位了', en: 'You have a stall already' },
  'stall-name-taken': {
    zh: '这个名字和别家太像了，请换一个或加上村名',
    en: 'This name is too close to another stall; choose another, or add your village',
  },
  'stall-name-empty': { zh: '摊位名字里要有字', en: 'A stall’s name needs letters' },
  'stall-moved': { zh: '这个摊位的状态刚刚变了，请看最新的再办', en: 'The state of this stall has just changed; please look again' },
  'exemption-needed': { zh: '请先确认卖的是自家种养的东西', en: 'Please confirm that you sell what you grew yourself' },
  'uscc-needed': { zh: '请填 18 位统一社会信用代码', en: 'Please give the 18-character unified social credit code' },
  'place-unknown': { zh: '请在湖州选一个村或镇', en: 'Please choose a village or town in Huzhou' },
  'ships-nowhere': { zh: '所有省份都不送的话，就没人能买了', en: 'With every province left out, nobody could buy' },
  'reason-needed': { zh: '请写明原因，店家会看到', en: 'Please give a reason; the seller will read it' },
  'category-needed': { zh: '看名字认不出是哪一类，请选一下品类', en: 'The name does not tell what kind it is; please choose a category' },
  'quantity-not-whole': { zh: '数量请写整数，如 2', en: 'Please write a whole number, like 2' },
  'quantity-none': { zh: '至少要 1 份', en: 'At least 1, please' },
  'quantity-too-many': { zh: '一样最多 {n} 份，要更多请打电话给店家', en: 'At most {n} of one thing; for more, please call the seller' },
  'order-missing': { zh: '没有找到这个订单', en: 'This order was not found' },
  'order-moved-on': { zh: '订单的状态刚刚变了，请看最新的再办', en: 'This order has just moved on; please look at it again' },
  'purchase-not-open': { zh: '这一单已经不在等付款了', en: 'This order is no longer waiting to be paid' },
  'hold-ended': {
    zh: '留货时间过了，没有扣款。货还有的话，请从购物车重新下单',
    en: 'The goods are no longer kept for you and nothing was charged. If there are any left, order again from the cart',
  },
  'payment-held': {
    zh: '这一单的付款正在人工核对，请不要再付。有事请打电话给我们',
    en: 'We are checking a payment for this order by hand. Please do not pay again; call us with any question',
  },
  'payment-processing': {
    zh: '银行正在处理这笔付款，现在不能取消',
    en: 'The bank is working on this payment, so it cannot be cancelled now',
  },
  'payments-down': {
    zh: '支付服务暂时没有回应，还没有扣款，货给您留着。请过一会儿再试',
    en: 'The payment service is not answering just now. You have not been charged and your goods are kept; please try again shortly',
  },
  'payment-missing': { zh: '没有找到这笔付款', en: 'This payment was not found' },
  'refund-too-much': { zh: '超过了还能退的金额', en: 'That is more than can still be refunded' },
  'parcel-known': { zh: '运单号 {trackingNo} 已经填过了', en: 'Parcel {trackingNo} is already on this order' },
  'problems-open': {
    zh: '已经有 {n} 个问题在等回复，请先等一等或打电话',
    en: '{n} problems are waiting for an answer already; please wait or call',
  },
  'problem-answered': { zh: '这个问题已经回复过了', en: 'This problem has been answered already' },
  'invoice-answered': { zh: '发票已经回复过了，或者这一单不要发票', en: 'The invoice was answered already, or none was asked for' },
})
