import { words } from '#app/i18n/words'

/** Messages about bookings after they are paid, and about requests. */
export const tripMessages = words({
  'booking-cancelled-buyer': {
    zh: '【湖上集】{what}（{when}）已取消，{why}。{refund}。{url}',
    en: '[Hushang Market] {what}, {when}, is cancelled {why}; {refund}. {url}',
  },
  'booking-cancelled-buyer-subject': { zh: '已取消：{what}', en: 'Cancelled: {what}' },
  'booking-cancelled-host': {
    zh: '【湖上集】{what}（{when}）{guest} 的预订 {no} 已取消，日历已空出来。{url}',
    en: '[Hushang Market] Booking {no} of {guest}, {what}, {when}, is cancelled and the calendar is free again. {url}',
  },
  'booking-cancelled-host-subject': { zh: '预订取消：{no}', en: 'Booking cancelled: {no}' },
  'booking-changed-buyer': {
    zh: '【湖上集】{what} 改好了：{when}。{refund}。{url}',
    en: '[Hushang Market] {what} is changed: {when}; {refund}. {url}',
  },
  'booking-changed-buyer-subject': { zh: '改好了：{what}', en: 'Changed: {what}' },
  'booking-changed-host': {
    zh: '【湖上集】{guest} 的预订 {no} 改成 {when}（原来 {old}）。{url}',
    en: '[Hushang Market] Booking {no} of {guest} is now {when} (it was {old}). {url}',
  },
  'booking-changed-host-subject': { zh: '预订改期：{no}', en: 'Booking changed: {no}' },
  'session-moved-buyer': {
    zh: '【湖上集】「{what}」改到 {when}。不合适的话，开始前取消全额退：{url}',
    en: '[Hushang Market] {what} is moved to {when}. If that does not suit you, cancel before it begins and everything comes back: {url}',
  },
  'session-moved-buyer-subject': { zh: '改了时间：{what}', en: 'Moved: {what}' },
  'session-changed-host': {
    zh: '【湖上集】{guest} 的预订 {no} 改到 {when}。{url}',
    en: '[Hushang Market] Booking {no} of {guest} is now {when}. {url}',
  },
  'session-changed-host-subject': { zh: '客人换了一场：{no}', en: 'Moved by the guest: {no}' },
  'session-changed-buyer': {
    zh: '【湖上集】「{what}」改好了：{when}，价钱不变。{url}',
    en: '[Hushang Market] {what} is changed to {when}, at the same price. {url}',
  },
  'session-changed-buyer-subject': { zh: '改好了：{what}', en: 'Changed: {what}' },
  'arrival-buyer': {
    zh: '【湖上集】今天 {time} 起：{what}。请每位带好证件；怎么去、打给谁：{url}',
    en: '[Hushang Market] Today from {time}: {what}. Please bring an identity document each; the way and whom to call: {url}',
  },
  'arrival-buyer-subject': { zh: '今天：{what}', en: 'Today: {what}' },
  'arrival-host': {
    zh: '【湖上集】今天 {time} 起有客人：{what}，{party}，{guest} {phone}。{url}',
    en: '[Hushang Market] Guests today from {time}: {what}, {party}, {guest} {phone}. {url}',
  },
  'arrival-host-subject': { zh: '今天有客人：{guest}', en: 'Guests today: {guest}' },
  'request-sent-host': {
    zh: '【湖上集】{guest} 想订 {what}：{when}，{party}，{amount}。请在 {until} 前回复：{url}',
    en: '[Hushang Market] {guest} asks for {what}: {when}, {party}, {amount}. Please answer by {until}: {url}',
  },
  'request-sent-host-subject': { zh: '有人要订：{when}', en: 'A request: {when}' },
  'request-sent-buyer': {
    zh: '【湖上集】已替您问 {what}：{when}。{until} 前有回复，答应了再付款。看进展：{url}',
    en: '[Hushang Market] We asked {what} for {when}. You will have an answer by {until} and pay only then. See {url}',
  },
  'request-sent-buyer-subject': { zh: '已经问了：{what}', en: 'Asked: {what}' },
  'request-accepted-buyer': {
    zh: '【湖上集】{what} 答应了：{when}，{amount}。请在 {until} 前付款：{url}',
    en: '[Hushang Market] {what} said yes: {when}, {amount}. Please pay by {until}: {url}',
  },
  'request-accepted-buyer-subject': { zh: '房东答应了：{what}', en: 'Accepted: {what}' },
  'request-declined-buyer': {
    zh: '【湖上集】{what} 这几天不方便：{answer}。没有扣款，看看别家：{url}',
    en: '[Hushang Market] {what} can not take you on these dates: {answer}. Nothing was charged; see others: {url}',
  },
  'request-declined-buyer-subject': { zh: '房东来不了：{what}', en: 'Declined: {what}' },
  'request-lapsed-buyer': {
    zh: '【湖上集】{what} 没有来得及回复，这几晚放开了，没有扣款。可以再问或打电话：{url}',
    en: '[Hushang Market] {what} did not answer in time. The nights are free again and nothing was charged; ask again or call: {url}',
  },
  'request-lapsed-buyer-subject': { zh: '没有等到回复：{what}', en: 'No answer: {what}' },
  'request-lapsed-host': {
    zh: '【湖上集】{guest} 要订的 {when} 过了回复时间，已经放开。',
    en: '[Hushang Market] The request of {guest} for {when} went unanswered; the nights are free again.',
  },
  'request-lapsed-host-subject': { zh: '请求过期：{when}', en: 'A request lapsed: {when}' },
  'request-withdrawn-host': {
    zh: '【湖上集】{guest} 撤回了 {when} 的请求，不用回复了。',
    en: '[Hushang Market] {guest} took back the request for {when}; there is nothing to answer.',
  },
  'request-withdrawn-host-subject': { zh: '请求撤回：{when}', en: 'A request was taken back: {when}' },
})
