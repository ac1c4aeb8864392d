import { type Locale, say, sayFound, type Word } from '#app/i18n/words'
import { claimWords as w } from '#app/i18n/words/buying/claims'
import { formatMoney } from '#app/kernel/money'
import type { ClaimView } from './claim-view.server'

/** A word of claims found by a name that is put together. */
export const claimWord = (key: string): Word => (w as Record<string, Word>)[key] ?? w.claims

/** How a claim stands, in a few words. */
export const sayClaimState = (claim: Pick<ClaimView, 'state' | 'grantedMinor'>, currency: string, locale: Locale): string =>
  sayFound(locale, claimWord(`state-${claim.state}`), { money: formatMoney(claim.grantedMinor ?? 0, currency, locale) })

type Line = ClaimView['lines'][number]

/** 25%, 300 克, 2 件: how much of a line is claimed. */
export function sayShare({ percent, grams, pieces }: Pick<Line, 'percent' | 'grams' | 'pieces'>, locale: Locale): string {
  if (percent !== null) return say(locale, w.percentOf, { percent })
  return grams === null ? say(locale, w.piecesOf, { pieces: pieces ?? 0 }) : say(locale, w.gramsOf, { grams })
}
