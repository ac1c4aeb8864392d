import { words } from '#app/i18n/words'

/** Refund rules of stays and sessions: parts of one sentence, in this order. */
export const cancelWords = words({
  allUntil: { zh: '{when}前取消全额退款', en: 'full refund if you cancel by {when}' },
  halfUntil: { zh: '{when}前取消退一半房费', en: 'half of the room price back if you cancel by {when}' },
  grace: { zh: '{when}前反悔也全额退款', en: 'full refund if you change your mind by {when}' },
  thenNothing: { zh: '之后房费不退', en: 'after that the room price is not refunded' },
  nothing: { zh: '取消不退房费', en: 'the room price is not refunded' },
  thenStayedAndOne: { zh: '之后收已住的晚数再加一晚', en: 'after that you pay for the nights stayed and one more' },
  thenStayedOneAndHalf: {
    zh: '之后收已住的晚数再加一晚，其余退一半',
    en: 'after that you pay for the nights stayed, one more, and half of the rest',
  },
  changeUntil: { zh: '{when}前可以免费改期', en: 'dates change free of charge until {when}' },
  weather: { zh: '气象部门发布预警时免费改期', en: 'dates change free of charge under an official weather warning' },
  extras: { zh: '没用上的加购和清洁费照退', en: 'unused extras and cleaning come back' },

  seatsHalfUntil: { zh: '{when}前取消退一半', en: 'half back if you cancel by {when}' },
  seatsThenNothing: { zh: '之后不退', en: 'after that nothing is refunded' },
  seatsNothing: { zh: '取消不退款', en: 'cancelling brings no refund' },

  movedByHouse: {
    zh: '店家改了时间；新的时间不合适，开始前取消全额退款。',
    en: 'The house moved it; if the new time does not suit you, cancel before it begins and everything comes back.',
  },

  dayEnd: { zh: '{day}结束', en: 'the end of {day}' },
  hour: { zh: '{day} {time} ', en: '{time} on {day}' },
})
