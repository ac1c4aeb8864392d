import { words } from '../words'
import { claimRefusals } from './buying/claim-refusals'
import { offerRefusals } from './selling/offer-refusals'
import { weighingRefusals } from './selling/weighing-refusals'
import { notChosen } from './staying/not-chosen'

/** Every key a Refusal may carry. Values in braces are the refusal's details. */
export const refusals = words({
  ...notChosen,
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
  ...offerRefusals,
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
  'close-claims-open': {
    zh: '还有 {n} 个售后没处理完。等有了结果再来注销',
    en: {
      one: '{n} claim is not decided yet. Close the account once it is',
      other: '{n} claims are not decided yet. Close the account once they are',
    },
  },
  'close-money-open': {
    zh: '您和集市之间还有货款没结清。钱到账后再来注销',
    en: 'Money between you and the market is not settled yet. Close the account once you have been paid',
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
  'tariff-open-ended': {
    zh: '费率表的最后一条要对所有人都适用，而且只有最后一条可以',
    en: 'The last rate must apply to everything, and only the last may',
  },
  'tariff-rate': {
    zh: '费率写 0 到 100 的数，最多两位小数，如 2.5',
    en: 'A rate is a number from 0 to 100 with two decimals at most, like 2.5',
  },
  'tariff-day': { zh: '请选明天或以后的日子', en: 'Please choose tomorrow or a later day' },
  'tariff-note': { zh: '请写改什么、为什么', en: 'Please say what changes and why' },
  'tariff-in-past': { zh: '新费率的生效时间要在现在和上一版之后', en: 'New rates begin after now and after the version before them' },
  'order-moved-on': { zh: '订单的状态刚刚变了，请看最新的再办', en: 'This order has just moved on; please look at it again' },
  ...weighingRefusals,
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
  'charge-disputed': {
    zh: '持卡人的银行正在争议这笔付款，争议了结前不能退款',
    en: 'The cardholder’s bank disputes this payment; nothing can be refunded until that is over',
  },
  'dispute-missing': { zh: '没有找到这起争议', en: 'This dispute was not found' },
  'dispute-closed': { zh: '这起争议已经了结', en: 'This dispute is closed' },
  'still-differs': { zh: '再问过支付公司，还是对不上', en: 'The provider was asked again and still differs' },
  'transfer-too-much': { zh: '打出去的会比收进来的多，已经拦下', en: 'More would be paid out than came in; it was stopped' },
  'paid-by-bank': { zh: '现在按银行账户打款，先撤下银行账户再改', en: 'You are paid by bank; take the bank account away first' },
  'payout-under-way': {
    zh: '正有一笔款在打到这个账户，打完再撤',
    en: 'A payment to this account is under way; it can be taken away after that',
  },
  'stall-missing': { zh: '没有找到这个摊位', en: 'This stall was not found' },
  'nothing-payable': { zh: '现在没有能打的钱', en: 'There is nothing that could be paid now' },
  'refund-moved-on': { zh: '这笔退款已经不在这一步了，请刷新看看', en: 'This refund has moved on; please look again' },
  'bank-reference-used': { zh: '这个银行流水号已经记过一次', en: 'This bank reference has been recorded before' },
  'two-people': { zh: '做的人和核对的人不能是同一个，请另一位管理员来', en: 'Whoever made it may not approve it; another operator has to' },
  'batch-moved-on': { zh: '这一批已经到下一步了，请刷新看看', en: 'This run has moved on; please look at it again' },
  'confirm-needed': { zh: '请填登录密码，或者填短信验证码', en: 'Please give your password or the code from the message' },
  'no-own-phone': { zh: '请先在「我的」里绑手机号', en: 'Please add a phone number to your account first' },
  'payee-missing': { zh: '还没有开收款账户', en: 'There is no payout account yet' },
  ...claimRefusals,
  'parcel-known': { zh: '运单号 {trackingNo} 已经填过了', en: 'Parcel {trackingNo} is already on this order' },
  'problems-open': {
    zh: '已经有 {n} 个问题在等回复，请先等一等或打电话',
    en: '{n} problems are waiting for an answer already; please wait or call',
  },
  'problem-answered': { zh: '这个问题已经回复过了', en: 'This problem has been answered already' },
  'invoice-answered': { zh: '发票已经回复过了，或者这一单不要发票', en: 'The invoice was answered already, or none was asked for' },
  'dates-unreadable': { zh: '请选入住和离店的日子', en: 'Please choose the days of arrival and departure' },
  'day-unreal': {
    zh: '日历上没有这一天：那个月最后一天是 {last}，后一天是 {next}',
    en: 'There is no such day: that month ends on {last}, and {next} follows',
  },
  'dates-backwards': {
    zh: '离店要在入住（{arrival}）之后，请改一下日期',
    en: 'Departure must be after arrival ({arrival}); please change the dates',
  },
  'dates-too-long': { zh: '一次最多住 {n} 晚，请分开订', en: 'One stay is at most {n} nights; please book it in parts' },
  'dates-past': { zh: '入住的日子已经过了，最早可以选 {today}', en: 'The day of arrival is over; the earliest is {today}' },
  'dates-too-far': {
    zh: '现在只能订到 {day} 入住，请选早一些的日子',
    en: 'Arrivals can be booked until {day}; please choose an earlier day',
  },
  'notice-over': {
    zh: '这一天入住要在 {day} {time} 前订，请选晚一些的日子，或打电话给房东',
    en: 'This arrival had to be booked by {time} on {day}; please choose a later day, or call the host',
  },
  'no-arrival': { zh: '{day} 不能入住，请换一天到', en: 'Nobody can arrive on {day}; please arrive on another day' },
  'no-departure': { zh: '{day} 不能离店，请换一天走', en: 'Nobody can leave on {day}; please leave on another day' },
  'min-nights': { zh: '{day} 入住至少住 {n} 晚', en: 'A stay from {day} is at least {n} nights' },
  'max-nights': { zh: '{day} 入住最多住 {n} 晚', en: 'A stay from {day} is at most {n} nights' },
  'nights-closed': { zh: '{day} 这一晚不开放，请换个日子', en: 'The night of {day} is closed; please choose other dates' },
  'gap-needed': {
    zh: '这几天和前后的客人挨得太近，房东要留 {n} 晚收拾，请换个日子',
    en: {
      one: 'Too close to other guests: the host keeps {n} night between parties; please choose other dates',
      other: 'Too close to other guests: the host keeps {n} nights between parties; please choose other dates',
    },
  },
  'nights-full': {
    zh: '这几晚里有已经订出去的，请看看下面有空的日子',
    en: 'Some of these nights are taken; please look at the free dates below',
  },
  'nights-taken': {
    zh: '这几晚刚刚被订走了，还没有扣款，请换个日子或房间',
    en: 'These nights have just been taken. You have not been charged; please choose other dates or another room',
  },
  'guests-too-many': {
    zh: '这间房最多住 {adults} 位大人、一共 {most} 人，请换大一点的房间或分开订',
    en: 'This room sleeps at most {adults} adults, {most} people in all; please choose a larger one or book two',
  },
  'guests-none': { zh: '至少要有一位大人', en: 'At least one adult, please' },
  'room-gone': { zh: '这间房现在不接客了，请看看别的', en: 'This room is no longer offered; please look at others' },
  'room-needed': { zh: '至少要有一间能住的房', en: 'At least one room to sleep in is needed' },
  'extra-gone': { zh: '有一项加购已经没有了，请看看新的', en: 'An extra you chose is no longer offered; please look again' },
  'extra-too-many': { zh: '「{title}」最多 {most} 份', en: 'At most {most} of “{title}”' },
  'stay-by-request': {
    zh: '这家要先问房东，房东同意了再付款，请在那家的页面上问',
    en: 'This house is asked first and paid after the host agrees; please ask on its page',
  },
  'rooms-short': {
    zh: '要 {wanted} 间，这几晚只剩 {left} 间，请少订几间或换个日子',
    en: 'You want {wanted} rooms; {left} left on these nights',
  },
  'rooms-count': { zh: '同一种房一次可以订 1 到 {n} 间', en: 'Between 1 and {n} rooms of one kind at a time, please' },
  'guests-many': { zh: '一次最多 {n} 人，人多请打电话给店家', en: 'At most {n} people at a time; for more, please call' },
  'seats-short': {
    zh: '这一场只剩 {left} 个名额，请少来几位或看看别的场次',
    en: 'Only {left} places left at this session; please look at other times',
  },
  'bookings-many': {
    zh: '一次最多订 {n} 间房和活动，请分开下单',
    en: 'One order holds {n} rooms and sessions; please order the rest apart',
  },
  'nothing-to-pay': {
    zh: '这一单不用付钱，网上订不了，请打电话给店家',
    en: 'There is nothing to pay for this, so it can not be booked online; please call the host',
  },
  'address-needed': { zh: '有东西要寄，请填收货地址', en: 'Some of it is sent to you; please give a delivery address' },
  'booking-missing': { zh: '没有找到这个预订', en: 'This booking was not found' },
  'booking-moved-on': { zh: '这个预订刚刚变了，请看最新的再办', en: 'This booking has just changed; please look at it again' },
  'booking-over': {
    zh: '这个预订已经到了时候，不能自己取消了，有事请打电话给店家',
    en: 'This booking has come to its time and can no longer be cancelled here; please call the house',
  },
  'refund-changed': {
    zh: '能退的钱刚刚变了，现在取消退 {refundMinor}。请看一看再按一次',
    en: 'What comes back has just changed: cancelling now returns {refundMinor}. Please look it over and press again',
  },
  'check-in-early': { zh: '还没到入住的日子（{day}）', en: 'It is not yet the day of arrival ({day})' },
  'no-show-early': {
    zh: '要过了 {day} {time} 才能记「没有来」',
    en: 'A no-show can be noted only after {time} on {day}',
  },
  'warning-missing': { zh: '没有找到这条预警，可能已经解除了', en: 'This warning was not found; it may have been lifted' },
  'price-moved': {
    zh: '价钱刚刚变了：原来 {oldMinor}，现在 {newMinor}。请看一看再按一次',
    en: 'The price has just changed from {oldMinor} to {newMinor}. Please look it over and press again',
  },
  'not-by-request': { zh: '这家不用先问，可以直接订', en: 'This house can be booked at once; there is no need to ask' },
  'own-house': { zh: '这是您自家的房子，不能自己订', en: 'This is your own house, so you cannot book it' },
  'request-late': {
    zh: '今天的入住时间已经过了，请选晚一点的日子，或打电话给房东',
    en: 'The hour of arrival is over for today; please choose a later day, or call the host',
  },
  'too-many-requests': {
    zh: '您已有 {n} 个请求在等回复，请先等一等，或撤回一个',
    en: 'You have {n} requests waiting for an answer; please wait, or take one back',
  },
  'request-missing': { zh: '没有找到这个请求', en: 'This request was not found' },
  'request-answered': { zh: '这个请求已经有结果了，请看最新的', en: 'This request has been settled already; please look again' },
  'request-over': {
    zh: '过了回复的时间，这几晚已经放开了',
    en: 'The time to answer is over and the nights are free again',
  },
  'change-too-late': {
    zh: '已经过了免费改期的时候，有事请打电话给店家',
    en: 'The time for a free change is over; please call the house',
  },
  'change-none': { zh: '日期和房间都没有变', en: 'Neither the dates nor the room would change' },
  'change-waiting': {
    zh: '上一次改期的差价还没付（订单 {no}），请先付款，或等它过期',
    en: 'An earlier change still waits for its payment (order {no}); please pay it or let it lapse first',
  },
  'change-moved': {
    zh: '差价刚刚变了，现在是 {differenceMinor}。请看一看再按一次',
    en: 'The difference has just changed to {differenceMinor}. Please look it over and press again',
  },
  'session-missing': { zh: '没有找到这一场', en: 'This session was not found' },
  'session-elsewhere': {
    zh: '只能改到同一个活动、还没开始的另一场',
    en: 'Guests can be moved only to another session of the same experience that has not begun',
  },
  'feed-address': {
    zh: '这不是能用的日历地址：要以 https:// 开头，里面不带用户名和端口。请从对方网站复制完整的「导出日历」链接',
    en: 'That is not a calendar address we can use: it begins with https:// and carries no user name or port. Please copy the whole “export calendar” link',
  },
  'feed-own-address': {
    zh: '这是本站自己的日历地址，要填到对方网站去；这里填对方给的地址',
    en: 'That is this market’s own calendar address, to be given to the other site; here goes the address that site gave you',
  },
  'feed-private-address': {
    zh: '这个地址不在公开的网上，读不到日历',
    en: 'That address is not on the open internet, so its calendar can not be read',
  },
  'feed-known': { zh: '这间房已经在同步这个日历了', en: 'This room follows that calendar already' },
  'feeds-full': { zh: '一间房最多同步 {n} 个日历，请先去掉一个', en: 'A room follows at most {n} calendars; please remove one first' },
  'feed-unreachable': {
    zh: '连不上对方网站，已占的夜晚照旧，稍后会再试',
    en: 'The other site could not be reached. Nothing was freed; we will try again',
  },
  'feed-slow': {
    zh: '对方网站太慢，没等到日历。已占的夜晚照旧，稍后会再试',
    en: 'The other site took too long. Nothing was freed; we will try again',
  },
  'feed-gone': {
    zh: '对方网站说没有这个日历，地址可能换过了。请去那里重新复制链接',
    en: 'The other site says there is no such calendar; its address may have changed. Please copy the link there again',
  },
  'feed-status': {
    zh: '对方网站没有给出日历（回答 {status}），稍后会再试',
    en: 'The other site did not hand out the calendar (it answered {status}); we will try again',
  },
  'feed-redirects': { zh: '这个地址转来转去没有尽头，请重新复制链接', en: 'That address leads on and on; please copy the link again' },
  'feed-too-large': { zh: '这个日历超过 2 MB，太大了，没有读', en: 'That calendar is larger than 2 MB and was not read' },
  'feed-too-many-events': {
    zh: '这个日历里的事件太多，没有读。请导出只含这一间房的日历',
    en: 'That calendar has too many events and was not read. Please export one of this room only',
  },
  'feed-cut-short': {
    zh: '日历只传来一半，已占的夜晚照旧，稍后会再试',
    en: 'Only a part of the calendar arrived. Nothing was freed; we will try again',
  },
  'feed-not-a-calendar': {
    zh: '这个地址给的不是日历，多半是网页。请复制以 .ics 结尾或写着「导出日历」的链接',
    en: 'That address gives no calendar, most likely a web page. Please copy the “export calendar” link, which often ends in .ics',
  },
  'feed-unreadable': { zh: '这个日历写坏了，读不懂。已占的夜晚照旧', en: 'That calendar is broken and can not be read. Nothing was freed' },
  'feed-partly-read': {
    zh: '日历读了，但有 {n} 条看不懂是哪几晚，请到对方网站核对；其余的已经占好',
    en: {
      one: 'Read, but for {n} entry we can not tell the nights; please compare it on the other site. The rest is in place',
      other: 'Read, but for {n} entries we can not tell the nights; please compare them on the other site. The rest is in place',
    },
  },
  'house-stale': {
    zh: '刚才有别处改过这家的价钱或规矩，您写的都还在，请核对后再保存',
    en: 'Prices or rules of this house were changed elsewhere a moment ago. What you typed is still here; please check and save again',
  },
  'house-withdrawn': { zh: '这家房子已经收了，不能再摆出来', en: 'This house was given up and stays so' },
  'deposit-unsaid': { zh: '收押金要写明怎么退，中英文都要', en: 'A deposit must say how it comes back, in both languages' },
  'nights-turned': { zh: '最多几晚不能少于最少几晚', en: 'The longest stay cannot be shorter than the shortest' },
  'range-turned': { zh: '最后一晚不能早于第一晚', en: 'The last night cannot come before the first' },
  'rooms-full': { zh: '一家最多 {n} 种房型', en: 'A house has at most {n} kinds of room' },
  'units-full': { zh: '一种房型最多 {n} 间', en: 'At most {n} rooms of one kind' },
  'unit-name-taken': { zh: '这家已经有一间叫这个名字，请换一个', en: 'A room of this house has that name; please choose another' },
  'seasons-full': { zh: '一种房型最多 {n} 段季节价', en: 'A room has at most {n} seasons' },
  'extras-full': { zh: '一家最多 {n} 项加购', en: 'A house offers at most {n} extras' },
  'discounts-full': { zh: '一家最多 {n} 条折扣', en: 'A house has at most {n} discounts' },
  'host-nights-taken': {
    zh: '选的几晚里，{unit} 在 {day} 已经有人住或占着，什么都没改。请只选空着的晚上',
    en: 'Nothing was changed: {unit} is taken on the night of {day}. Please choose free nights only',
  },
  'sessions-clash': {
    zh: '{day} 这个时间已经有一场了，什么都没加',
    en: 'There is a session at that time on {day} already; nothing was added',
  },
  'seats-below-sold': {
    zh: '已经有 {n} 个名额卖出或正在付款，不能少于这个数',
    en: '{n} seats are sold or being paid for, so there can not be fewer',
  },
  'session-moved-on': { zh: '这一场刚刚变了，请看最新的再办', en: 'This session has just changed; please look at it again' },
  'outing-stale': {
    zh: '刚才有别处改过这个活动，您写的都还在，请核对后再保存',
    en: 'This outing was changed elsewhere a moment ago. What you typed is still here; please check and save again',
  },
  'session-past': { zh: '开始的时间已经过了，请选晚一些的', en: 'That time is over; please choose a later one' },
  'seats-turned': { zh: '成行人数不能多于名额', en: 'The least number of guests cannot be more than the seats' },
})
