import { dayOf, formatClock } from '#app/kernel/day'

/** What a field of date and time gives, `2026-11-28T14:05` in Asia/Shanghai, as an instant; null when it is none. */
export function readMoment(text: string | null): Date | null {
  if (!/^20\d{2}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text ?? '')) return null
  const instant = new Date(`${text}:00+08:00`)
  return Number.isNaN(instant.getTime()) || writeMoment(instant) !== text ? null : instant
}

/** The same back for the field. */
export const writeMoment = (instant: Date): string => `${dayOf(instant)}T${formatClock(instant)}`
