import { words } from '#app/i18n/words'

/** Occupancy and income of a host by month. */
export const hostMonths = words({
  title: { zh: '入住和收入', en: 'Occupancy and income' },
  description: { zh: '每个月住了几成，房费多少', en: 'How full each month is, and what it brings' },
  occupancy: { zh: '入住率', en: 'Occupancy' },
  income: { zh: '房费（按入住的月份）', en: 'Income, by month of arrival' },
  all: { zh: '全部', en: 'All' },
  month: { zh: '月份', en: 'Month' },
  taken: { zh: '住了几晚', en: 'Nights taken' },
  ofNights: { zh: '{taken} / {nights} 晚', en: '{taken} of {nights} nights' },
  guests: { zh: '几单', en: 'Bookings' },
  table: { zh: '看数字', en: 'The numbers' },
  summary: {
    zh: '这个月住了 {percent}%，{taken} 晚；房费 {money}。',
    en: 'This month is {percent} % full, {taken} nights; it brings {money}.',
  },
  best: { zh: '这一年里最满的是 {month}，{percent}%。', en: 'The fullest month of the year is {month}, {percent} %.' },
  notes: {
    zh: '住了几晚：本站、自己记的、别站来的客人都算，封房不算。房费：本站付的和您自己记的店里收的，不含别站的；退掉的不算。空心的柱子是还没到的月份。',
    en: 'Nights count guests from here, those you wrote down, and those of other sites; blocked nights do not. Income is what was paid here and what you noted at the house, without other sites and without what was cancelled. Hollow bars are months to come.',
  },
})
