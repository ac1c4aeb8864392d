import type { Locale } from '#app/kernel/money'

type Titled = { kind: 'stay' | 'session'; titleZh: string; titleEn: string; roomZh?: string; roomEn?: string }

/** 竹海听风 · 大床房, or the name of the experience. */
export function pickTitle(booking: Titled, locale: Locale): string {
  const pick = (zh = '', en = '') => (locale === 'zh' ? zh || en : en || zh)
  return [pick(booking.titleZh, booking.titleEn), pick(booking.roomZh, booking.roomEn)].filter(Boolean).join(' · ')
}
