import { words } from '../words'

export const pages = words({
  help: { zh: '帮助', en: 'Help' },
  helpDescription: { zh: '怎么买、付款、取消、摆摊，还有客服电话。', en: 'Buying, paying, cancelling, selling, and a phone number.' },
  helpIntro: { zh: '最常问的几件事。没找到就打电话。', en: 'What people ask most. If it is not here, call us.' },
  call: { zh: '打电话 {phone}', en: 'Call {phone}' },
  hours: { zh: '每天 8:00–20:00，会说湖州话。', en: 'Every day, 8:00–20:00.' },
  moreHelp: { zh: '别的问题', en: 'Other questions' },
  contact: { zh: '联系我们', en: 'Contact' },
  contactDescription: { zh: '电话、邮箱、地址和投诉渠道。', en: 'Phone, e-mail, address and where to complain.' },
  email: { zh: '邮箱', en: 'E-mail' },
  address: { zh: '地址', en: 'Address' },
  addressText: { zh: '浙江省湖州市（演示地址）', en: 'Huzhou, Zhejiang (demonstration)' },
  complaints: { zh: '消费投诉', en: 'Consumer complaints' },
  complaintsText: {
    zh: '先找我们；不满意可打全国热线 {phone}。',
    en: 'Tell us first; if that does not help, call the national line {phone}.',
  },
  feesLink: { zh: '服务费收多少', en: 'What the market takes: fees' },
  offline: { zh: '现在没有网络', en: 'You are offline' },
  offlineText: {
    zh: '已经下的订单和付的款都在。有信号了再点一次。',
    en: 'Orders and payments made so far are safe. Try again when there is a signal.',
  },
  tryAgain: { zh: '再试一次', en: 'Try again' },
})
