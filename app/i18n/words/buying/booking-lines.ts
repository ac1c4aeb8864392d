import { words } from '#app/i18n/words'

/** Lines of an order that no host names; copied onto it in both languages. */
export const bookingLineWords = words({
  cleaning: { zh: '清洁费', en: 'Cleaning' },
  adult: { zh: '成人', en: 'Adult' },
  child: { zh: '儿童', en: 'Child' },
})
