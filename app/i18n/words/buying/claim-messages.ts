import { words } from '#app/i18n/words'

/** Messages about claims on goods. */
export const claimMessages = words({
  'claim-opened-seller': {
    zh: '【湖上集】订单 {no} 的买家申请赔付 {amount}（{goods}）。请在 {until} 前答复，不答复就照赔：{url}',
    en: '[Hushang Market] The buyer of order {no} claims {amount} ({goods}). Please answer by {until}; without an answer it is paid: {url}',
  },
  'claim-opened-seller-subject': { zh: '要答复的赔付：{no}', en: 'A claim to answer: {no}' },
  'claim-offered-buyer': {
    zh: '【湖上集】订单 {no}：{seller} 愿赔 {amount}。请在 {until} 前回话，不回话就按这个数赔：{url}',
    en: '[Hushang Market] Order {no}: {seller} offers {amount}. Please answer by {until}; without an answer that is what you get: {url}',
  },
  'claim-offered-buyer-subject': { zh: '店家答复了赔付：{no}', en: 'The seller answered your claim: {no}' },
  'claim-refused-buyer': {
    zh: '【湖上集】订单 {no}：{seller} 不同意赔：{answer}。{until} 前可以请合作社裁定：{url}',
    en: '[Hushang Market] Order {no}: {seller} refused your claim: {answer}. You can ask the cooperative until {until}: {url}',
  },
  'claim-refused-buyer-subject': { zh: '店家答复了赔付：{no}', en: 'The seller answered your claim: {no}' },
  'claim-disputed-operator': {
    zh: '【湖上集】{seller} 的订单 {no}，买家请合作社裁定赔付 {amount}，{until} 前给结果：{url}',
    en: '[Hushang Market] Order {no} of {seller}: the buyer asks the cooperative to decide on {amount} by {until}: {url}',
  },
  'claim-disputed-operator-subject': { zh: '要裁定的赔付：{no}', en: 'A claim to decide: {no}' },
  'claim-disputed-seller': {
    zh: '【湖上集】订单 {no} 的买家请合作社裁定赔付 {amount}，{until} 前有结果。{url}',
    en: '[Hushang Market] The buyer of order {no} asked the cooperative to decide on {amount}; expect it by {until}. {url}',
  },
  'claim-disputed-seller-subject': { zh: '赔付交合作社裁定：{no}', en: 'A claim went to the cooperative: {no}' },
  'claim-approved-buyer': {
    zh: '【湖上集】订单 {no} 赔您 {amount}，原路退回，银行卡一般 5–10 个工作日。{url}',
    en: '[Hushang Market] You get {amount} back for order {no}, the way you paid; 5 to 10 working days for cards. {url}',
  },
  'claim-approved-buyer-subject': { zh: '赔付通过：{no}', en: 'Your claim is granted: {no}' },
  'claim-approved-seller': {
    zh: '【湖上集】订单 {no} 赔给买家 {amount}，由{bearer}承担：{how}。{url}',
    en: '[Hushang Market] {amount} of order {no} goes back to the buyer, borne by: {bearer}. {how}. {url}',
  },
  'claim-approved-seller-subject': { zh: '赔付结果：{no}', en: 'A claim was granted: {no}' },
  'claim-closed-buyer': {
    zh: '【湖上集】订单 {no} 的赔付申请办结，没有赔：{answer}。{url}',
    en: '[Hushang Market] The claim on order {no} ended without a refund: {answer}. {url}',
  },
  'claim-closed-buyer-subject': { zh: '赔付办结：{no}', en: 'A claim has ended: {no}' },
  'claim-closed-seller': {
    zh: '【湖上集】订单 {no} 的赔付申请办结，没有赔：{answer}。{url}',
    en: '[Hushang Market] The claim on order {no} ended without a refund: {answer}. {url}',
  },
  'return-opened-seller': {
    zh: '【湖上集】订单 {no} 的买家要退货（{goods}），会在 {until} 前寄回。买家可能来电问地址：{url}',
    en: '[Hushang Market] The buyer of order {no} returns goods ({goods}) and sends them by {until}. He may call for your address: {url}',
  },
  'return-opened-seller-subject': { zh: '有退货：{no}', en: 'A return: {no}' },
  'return-sent-seller': {
    zh: '【湖上集】订单 {no} 的退货已寄出：{answer}。收到后请在 {until} 前验收，不答复就退 {amount}：{url}',
    en: '[Hushang Market] The return of order {no} is on its way: {answer}. Please look it over by {until}; without an answer {amount} is refunded: {url}',
  },
  'return-sent-seller-subject': { zh: '退货在路上：{no}', en: 'A return is on its way: {no}' },
  'lot-stopped-seller': {
    zh: '【湖上集】「{title}」{day} 那批有 {n} 个赔付申请，已先从摊上收起。请看看剩下的货，没问题再摆上：{url}',
    en: '[Hushang Market] {n} claims on “{title}” sent on {day}. It is off your stall for now; look at what is left and show it again when it is fine: {url}',
  },
  'lot-stopped-seller-subject': { zh: '「{title}」先停卖', en: '“{title}” is off sale for now' },
  'lot-stopped-buyer': {
    zh: '【湖上集】您买的「{title}」（订单 {no}）同一批里有几位买家说坏了。请早点开箱看看，坏了可以申请赔付：{url}',
    en: '[Hushang Market] Several buyers of the same lot of “{title}” as in your order {no} found it spoiled. Please look at yours soon; if it is spoiled, claim it: {url}',
  },
  'lot-stopped-buyer-subject': { zh: '请看看您买的「{title}」', en: 'Please look at your “{title}”' },
  'claim-closed-seller-subject': { zh: '赔付办结：{no}', en: 'A claim has ended: {no}' },
})
