import { type Locale, say, sayFound } from '#app/i18n/words'
import { claimWords as w } from '#app/i18n/words/buying/claims'
import { formatInstant } from '#app/kernel/day'
import { formatMoney } from '#app/kernel/money'
import type { TimelineEntry } from '#app/ui/feedback/timeline'
import { Written } from '#app/ui/written'
import type { ClaimView } from './claim-view.server'
import { claimWord } from './say-claim'

const nextWords = {
  open: w.nextSeller,
  offered: w.nextOffer,
  refused: w.nextRefused,
  disputed: w.nextOperator,
  sending: w.nextSending,
  sent: w.nextSent,
} as const

function howItEnded({ decidedBy, state }: ClaimView, locale: Locale): string {
  return sayFound(locale, claimWord(decidedBy === 'silence' ? `by-silence-${state}` : `by-${decidedBy}`))
}

/** What was said of a claim, with times, and what happens next. */
export function claimTimeline(claim: ClaimView, currency: string, locale: Locale): TimelineEntry[] {
  const said = claim.moves.map((move, n): TimelineEntry => {
    const isLast = n === claim.moves.length - 1
    const ended = move.toState === 'approved' || move.toState === 'closed'
    const words = [ended ? howItEnded(claim, locale) : '', n > 0 ? move.words : ''].filter(Boolean).join(locale === 'zh' ? '：' : ': ')
    return {
      key: move.id,
      title: sayFound(locale, claimWord(`move-${move.toState}`), { money: formatMoney(move.amountMinor ?? 0, currency, locale) }),
      at: move.at.toISOString(),
      time: formatInstant(move.at, locale),
      note: words ? <Written>{words}</Written> : undefined,
      state: isLast ? (move.toState === 'closed' ? 'stopped' : 'current') : 'done',
    }
  })
  if (claim.state === 'approved' || claim.state === 'closed' || !claim.dueAt) return said
  const next = say(locale, nextWords[claim.state], { time: formatInstant(claim.dueAt, locale) })
  return [...said, { key: 'next', title: next, state: 'next' }]
}
