import { words } from '#app/i18n/words'

/** Calendars given to other sites and taken from them. */
export const hostFeeds = words({
  title: { zh: '同步别站日历', en: 'Other sites’ calendars' },
  description: { zh: '把房态给别的网站，也把别的网站的订单读过来', en: 'Give your calendar to other sites, and read theirs' },
  intro: {
    zh: '在几个网站上都挂了房？两边互相抄日历，就不会同一晚订给两家。每间房要做两件事：把我们的地址填到那边，把那边的地址填到这里。',
    en: 'Do you offer your rooms on several sites? Let each read the other’s calendar and no night is sold twice. For each room do two things: give our address to the other site, and put that site’s address here.',
  },
  chooseHouse: { zh: '哪一家', en: 'Which house' },
  outTitle: { zh: '给别的网站的地址', en: 'The address for other sites' },
  outHint: {
    zh: '复制下来，贴到那边的「导入日历」。里面只有哪几晚不空，没有名字和电话。别贴到公开的地方。',
    en: 'Copy it into “import calendar” on the other site. It tells which nights are taken, never names or telephone numbers. Do not post it in public.',
  },
  copy: { zh: '复制', en: 'Copy' },
  copied: { zh: '已复制', en: 'Copied' },
  renew: { zh: '换一个新地址', en: 'Get a new address' },
  renewWarning: {
    zh: '换了以后，旧地址马上作废：每个用着旧地址的网站都读不到您的房态，要逐个改成新的，不改就可能订重。只有地址漏出去了才需要换。',
    en: 'The old address stops working at once: every site that uses it loses sight of your calendar until you give it the new one, and nights may be sold twice. Do this only if the address has leaked.',
  },
  renewDo: { zh: '我知道，换新地址', en: 'I understand, get a new one' },
  inTitle: { zh: '读进来的日历', en: 'Calendars it follows' },
  noFeeds: { zh: '还没有。', en: 'None yet.' },
  addTitle: { zh: '加一个别站的日历', en: 'Follow another site’s calendar' },
  url: { zh: '那边的日历地址', en: 'Their calendar address' },
  urlHint: {
    zh: '到那边找「导出日历」「同步日历」，复制整个链接，以 https:// 开头',
    en: 'Look there for “export calendar” or “sync calendars” and copy the whole link; it begins with https://',
  },
  site: { zh: '是哪个网站', en: 'Which site it is' },
  siteExample: { zh: '如 Airbnb、途家', en: 'Like Airbnb' },
  add: { zh: '开始同步', en: 'Follow' },
  remove: { zh: '不再同步', en: 'Stop following' },
  removeHint: { zh: '它占着的以后的晚上会空出来。', en: 'The coming nights it has taken become free.' },
  neverRead: { zh: '还没读过，马上就读', en: 'Not read yet; it will be in a moment' },
  lastRead: { zh: '上次读到：{at}', en: 'Last read: {at}' },
  lastTrouble: { zh: '{at} 没读成：{why}', en: 'At {at} it could not be read: {why}' },
  partly: { zh: '{at} 读了，但：{why}', en: 'Read at {at}, but: {why}' },
  failedTimes: { zh: '连着 {n} 次没读成', en: { one: 'Failed {n} time in a row', other: 'Failed {n} times in a row' } },
  nextTry: { zh: '下次：{at} 前后', en: 'Next try: about {at}' },
  wellRead: { zh: '一切正常', en: 'All is well' },
  clashesNone: { zh: '没有撞单。', en: 'There are no clashes.' },
})
