import { words } from '#app/i18n/words'

/** Why a claim or a return is not taken. */
export const claimRefusals = words({
  'claim-missing': { zh: '没有找到这个申请', en: 'This claim was not found' },
  'claim-not-sent': {
    zh: '货还没发出，还不能申请。可以取消订单，或打电话给店家',
    en: 'The goods have not left yet; cancel the order or call the seller',
  },
  'claim-no-line': { zh: '请至少选一样东西，说说坏了多少', en: 'Please choose at least one thing and say how much of it' },
  'claim-too-late': {
    zh: '「{title}」申请赔付的时间过了。有事请打电话给店家或我们',
    en: 'The time to claim “{title}” is over. Please call the seller or us',
  },
  'claim-nothing-left': { zh: '「{title}」已经全部赔过或退过了', en: 'All of “{title}” has been paid back already' },
  'claim-too-much': { zh: '「{title}」没有这么多，请改一下', en: 'There was not that much of “{title}”; please change it' },
  'claim-too-little': { zh: '这么少算下来不到一分钱', en: 'That comes to less than the smallest coin' },
  'claim-photos': {
    zh: '坏了或发错了，请拍两张：整个包裹连面单，和坏的地方',
    en: 'For spoiled or wrong goods please take two photos: the whole parcel with its label, and what is wrong',
  },
  'claim-waiting': {
    zh: '这一单已经有一个申请在办，办完再提新的',
    en: 'A claim of this order is being worked on; please wait until it has ended',
  },
  'claim-moved-on': { zh: '这个申请刚刚有了新的结果，请看最新的再办', en: 'This claim has just moved on; please look at it again' },
  'claim-offer': { zh: '少赔的话，金额要比 {askedMinor} 少，又不能是零', en: 'An offer is less than {askedMinor} and more than nothing' },
  'claim-words': { zh: '不赔的话，请写明为什么，买家会看到', en: 'To refuse, please say why; the buyer will read it' },
  'claim-amount': { zh: '最多赔 {askedMinor}', en: 'At most {askedMinor} can be granted' },
  'photo-gone': { zh: '有照片没有传好，请再拍一次', en: 'A photo was not kept; please take it again' },
  'return-no-line': { zh: '请写要退几件', en: 'Please say how many you send back' },
  'return-exempt': { zh: '「{title}」是鲜活易腐品，不在七天无理由退货里', en: '“{title}” is fresh and outside the seven-day return' },
  'return-too-late': { zh: '收货已经超过七天，不能无理由退货了', en: 'More than seven days have passed since you received it' },
})
