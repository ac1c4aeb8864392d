import { words } from '#app/i18n/words'

/** Refusals that the pages of houses and sessions say themselves; apart, so that these pages need not carry all of them. */
export const notChosen = words({
  'room-none': { zh: '还没有选房间，选好一间再订', en: 'No room is chosen yet; please choose one' },
  'session-none': { zh: '还没有选哪一场，选好一场再订', en: 'No time is chosen yet; please choose one' },
  'seats-taken': {
    zh: '这一场的名额刚刚满了，还没有扣款，请看看别的场次',
    en: 'This session has just filled up. You have not been charged; please look at other times',
  },
  'session-over': {
    zh: '这一场已经开始或取消了，请看看别的场次',
    en: 'This session has begun or was cancelled; please look at other times',
  },
  'no-children': { zh: '这一场不接待儿童', en: 'This session is not for children' },
})
