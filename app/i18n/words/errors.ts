import { words } from '../words'

export const errors = words({
  callUs: { zh: '还是不行？打电话给我们', en: 'Still stuck? Call us' },
  goHome: { zh: '回首页', en: 'Back to the home page' },
  goMarket: { zh: '去逛集市', en: 'Go to the market' },
  tryAgain: { zh: '再试一次', en: 'Try again' },
  search: { zh: '搜一搜', en: 'Search' },
  searchLabel: { zh: '搜农产品、店家、村子', en: 'Search produce, stalls and villages' },
  code: { zh: '报修号 {code}，打电话时念给我们听', en: 'Code {code}: read it out when you call' },
  title403: { zh: '这里您进不去', en: 'You can not go in here' },
  text403: {
    zh: '这一页只给有权限的人看。要是换了账号，请重新登录。',
    en: 'This page is for people with permission. If you have another account, sign in with that one.',
  },
  title404: { zh: '没有找到这一页', en: 'This page is not here' },
  text404: {
    zh: '可能写错了地址，也可能东西已经下架。搜一搜，或看看现在的时令。',
    en: 'The address may be wrong, or the goods are gone. Search, or see what is in season.',
  },
  title405: { zh: '这样打不开', en: 'That does not work here' },
  text405: { zh: '请从页面上的按钮进来。', en: 'Please come in through the buttons on the pages.' },
  title410: { zh: '这件东西收摊了', en: 'This has been taken off the stall' },
  text410: { zh: '店家已经把它撤下，看看别的吧。', en: 'The seller has withdrawn it. Have a look at the others.' },
  title413: { zh: '文件太大了', en: 'That file is too large' },
  text413: {
    zh: '一张照片请不要超过 20 MB。填好的内容可以按返回键找回。',
    en: 'Keep a photo under 20 MB. What you typed is still there when you go back.',
  },
  title429: { zh: '稍等一下', en: 'One moment, please' },
  text429: { zh: '操作太快了。什么都没丢，请过一分钟再试。', en: 'That was a lot at once. Nothing is lost; please try again in a minute.' },
  title500: { zh: '我们这边出了点毛病', en: 'Something broke on our side' },
  text500: {
    zh: '不是您的问题。已付的款、已下的订单都在。请再试一次。',
    en: 'It is not your fault. Payments and orders made so far are safe. Please try again.',
  },
  title503: { zh: '正在忙，马上回来', en: 'Busy right now, back in a moment' },
  text503: { zh: '订单和付款都在，请过一分钟再试。', en: 'Orders and payments are safe. Please try again in a minute.' },
  title400: { zh: '这次没有收到', en: 'That did not come through' },
  text400: { zh: '送来的内容不完整，请回上一页再试一次。', en: 'What was sent is not complete. Please go back and try once more.' },
})
