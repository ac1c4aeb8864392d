import { useLocale } from '#app/i18n/use-locale'
import { experienceWords } from '#app/i18n/words/experiences/page'
import { formatDay } from '#app/kernel/day'
import type { OfferedSession } from '#app/stays/experiences/experience-page.server'

/** 11月28日 周六 08:30–15:30 */
export function useSaySession() {
  const { t, locale } = useLocale()
  return ({ day, clock, ends }: Pick<OfferedSession, 'day' | 'clock' | 'ends'>) =>
    t(experienceWords.dayAndTime, { day: formatDay(day, locale), from: clock, until: ends })
}
