import { words } from '../words'

export const notices = words({
  title: { zh: '通知', en: 'Notices' },
  description: { zh: '订单、发货、退款的消息', en: 'News of orders, parcels and refunds' },
  empty: { zh: '还没有通知。下了单、发了货，都会在这里说一声。', en: 'Nothing yet. Orders and parcels will be announced here.' },
  /** When a refund is with the buyer; of notices from before it was said, how long cards take. */
  refundBy: { zh: '最晚 {day} 到账', en: 'you have it by {day}' },
  refundWithin: { zh: '银行卡一般 5–10 个工作日到账', en: 'cards usually take 5 to 10 working days' },
  open: { zh: '去看看', en: 'Have a look' },
  markRead: { zh: '全部标为已读', en: 'Mark all as read' },
  unread: { zh: '未读', en: 'Unread' },
  mailboxTitle: { zh: '演示信箱', en: 'Demo mailbox' },
  mailboxIntro: {
    zh: '演示里的短信和邮件不会真的发出，都在这里，登录码也在这里。',
    en: 'In the demo, text messages and mails are not sent out; they are kept here, sign-in codes too.',
  },
  mailboxEmpty: { zh: '信箱是空的。', en: 'The mailbox is empty.' },
  to: { zh: '给 {recipient}', en: 'To {recipient}' },
  sms: { zh: '短信', en: 'Text message' },
  mail: { zh: '邮件', en: 'Mail' },
})
