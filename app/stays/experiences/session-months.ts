import type { Day } from '#app/kernel/day'
import type { OfferedSession } from './experience-page.server'
import { fitSeats, headsOf, type Party } from './seats-fit'

/** 'YYYY-MM' */
type Month = string

export type SessionMonths = {
  months: { month: Month; count: number }[]
  /** The month that is shown. */
  month: Month | null
  days: { day: Day; sessions: OfferedSession[] }[]
}

const monthOfSession = ({ day }: OfferedSession): Month => day.slice(0, 7)

/** Sessions of the month asked for, by day; else of the month of a session, else of the first month the party can come in. */
export function sessionMonths(
  sessions: readonly OfferedSession[],
  party: Party,
  asked: { month?: string | null; sessionId?: string | null },
): SessionMonths {
  const counts = new Map<Month, number>()
  for (const session of sessions) counts.set(monthOfSession(session), (counts.get(monthOfSession(session)) ?? 0) + 1)
  const named = sessions.find(({ id }) => id === asked.sessionId)
  const first = sessions.find((session) => fitSeats(session, party).fits) ?? sessions[0]
  const month = asked.month && counts.has(asked.month) ? asked.month : named ? monthOfSession(named) : first ? monthOfSession(first) : null
  const days = new Map<Day, OfferedSession[]>()
  for (const session of sessions.filter((one) => monthOfSession(one) === month))
    days.set(session.day, [...(days.get(session.day) ?? []), session])
  return {
    months: [...counts].map(([name, count]) => ({ month: name, count })),
    month,
    days: [...days].map(([day, own]) => ({ day, sessions: own })),
  }
}

/** Other sessions the party can come to, the nearest in time to a session first; the next ones without one. */
export function otherSessions(sessions: readonly OfferedSession[], party: Party, sessionId: string | null, most = 3): OfferedSession[] {
  const wanted = sessions.find(({ id }) => id === sessionId)
  const away = ({ startsAt }: OfferedSession) => (wanted ? Math.abs(Date.parse(startsAt) - Date.parse(wanted.startsAt)) : 0)
  return sessions
    .filter((session) => session.id !== sessionId && fitSeats(session, party).fits)
    .sort((a, b) => away(a) - away(b) || a.startsAt.localeCompare(b.startsAt))
    .slice(0, most)
    .sort((a, b) => a.startsAt.localeCompare(b.startsAt))
}

/** Stands in an address for the session nobody chose. */
const NONE = 'none'

export type RefusedSession = { why: 'none' | 'over' | 'full' | 'too-few' | 'no-children'; left: number }

/** Why a party cannot come to the session it asked for; null when it can, or asked for none. */
export function refusedSession(sessions: readonly OfferedSession[], party: Party, sessionId: string | null): RefusedSession | null {
  if (!sessionId) return null
  if (sessionId === NONE) return { why: 'none', left: 0 }
  const session = sessions.find(({ id }) => id === sessionId)
  if (!session) return { why: 'over', left: 0 }
  const fit = fitSeats(session, party)
  return fit.fits ? null : { why: fit.why, left: headsOf(session.left, session) }
}
