import type { claimLineKinds } from '#db/schema/claims'

/** Claims up to this much of each currency need nobody's yes when they are modest and the buyer's record is clean. */
const smallMinor: Readonly<Record<string, number>> = { CNY: 2000 }
const SMALL_PART = 5
export const recordDays = 90

const trusted: readonly (typeof claimLineKinds)[number][] = ['spoiled', 'short', 'wrong']

type Asked = {
  currency: string
  totalMinor: number
  lines: readonly { kind: (typeof claimLineKinds)[number]; minor: number; netMinor: number }[]
}

/** Whether a claim is small enough to be approved by itself: ¥20 at most, a fifth of each line at most. */
export function isSmallClaim({ currency, totalMinor, lines }: Asked): boolean {
  return (
    totalMinor <= (smallMinor[currency] ?? 0) &&
    lines.every(({ kind, minor, netMinor }) => trusted.includes(kind) && minor * SMALL_PART <= netMinor)
  )
}
