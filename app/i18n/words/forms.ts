import { words } from '../words'

/** What a field says when it is wrong. */
export const forms = words({
  needed: { zh: '这一栏要填', en: 'Please fill this in' },
  wrong: { zh: '这里写得不对，请改一下', en: 'This does not look right; please check it' },
  choose: { zh: '请选一项', en: 'Please choose one' },
  tooShort: { zh: '至少要 {n} 个字', en: 'At least {n} characters, please' },
  tooLong: { zh: '最多 {n} 个字', en: 'At most {n} characters, please' },
  tooSmall: { zh: '最小是 {n}', en: 'The least is {n}' },
  tooBig: { zh: '最大是 {n}', en: 'The most is {n}' },
  email: { zh: '邮箱写得不完整，应像 name@example.com', en: 'An e-mail address looks like name@example.com' },
  phone: { zh: '手机号要 11 位，以 1 开头', en: 'A mainland mobile number has 11 digits and begins with 1' },
  money: { zh: '请写金额，如 9.80', en: 'Please write an amount, like 9.80' },
  quantity: { zh: '请写整数，如 2', en: 'Please write a whole number, like 2' },
  password: { zh: '密码至少 8 位', en: 'A password has at least 8 characters' },
  uscc: { zh: '统一社会信用代码是 18 位，请再核对一遍', en: 'The unified social credit code has 18 characters; please check it' },
  tick: { zh: '请打勾确认', en: 'Please tick to confirm' },
  place: { zh: '请选到镇或村', en: 'Please choose a town or village' },
  phoneDigits: { zh: '手机号要 11 位，现在是 {n} 位', en: 'A mainland mobile number has 11 digits; this one has {n}' },
  account: { zh: '请填手机号或邮箱', en: 'Please give your phone number or e-mail address' },
  usccShape: {
    zh: '统一社会信用代码要 18 位，没有字母 I、O、S、V、Z',
    en: 'The code has 18 characters and never the letters I, O, S, V or Z',
  },
  usccCheck: {
    zh: '最后一位和前面对不上，多半是抄错了一个字。照着证照再核对一遍',
    en: 'The last character does not fit the others: most likely one was copied wrong. Please compare with the licence',
  },
  bankAccount: { zh: '银行账号是 8 到 32 位数字，现在是 {n} 位', en: 'An account number has 8 to 32 digits; this one has {n}' },
  bankCard: {
    zh: '卡号对不上，多半是抄错了一位，请照着卡再核对',
    en: 'The card number does not fit: most likely one digit is wrong. Please compare with the card',
  },
  cnaps: { zh: '联行号是 12 位数字，现在是 {n} 位', en: 'A CNAPS code has 12 digits; this one has {n}' },
  datesTurned: { zh: '结束不能早于开始', en: 'The end cannot be before the beginning' },
  scale: {
    zh: '请照秤上写，如 11730 克或 11.73 公斤；不能是零，也不能超过 10 吨',
    en: 'Please write what the scale shows, like 11730 g or 11.73 kg; more than nothing and at most ten tonnes',
  },
  trackingNo: { zh: '快递单号是 4 到 40 位字母和数字', en: 'A tracking number has 4 to 40 letters and digits' },
  taxNo: { zh: '税号是 15 到 20 位数字和字母', en: 'A tax number has 15 to 20 digits and letters' },
  depositSaid: { zh: '收押金要写明怎么退，中英文都要', en: 'A deposit must say how it comes back, in both languages' },
  nightsTurned: { zh: '最多几晚不能少于最少几晚', en: 'The longest stay cannot be shorter than the shortest' },
})
