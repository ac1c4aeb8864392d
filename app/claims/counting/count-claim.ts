import { largestRemainder, rounded, spread } from '#app/kernel/largest-remainder'

/** How much of a line is claimed: by percent of it, by weight, or by pieces. */
export type Share = { percent: number } | { grams: number } | { pieces: number }

export type LineToCount = {
  orderLineId: string
  /** As ordered, or as weighed, before discounts. Minor units. */
  lineMinor: number
  quantity: number
  /** Net weight of all of it, as the scale said where it was weighed; null for goods without. */
  grams: number | null
  /** Granted of it by earlier claims. */
  takenMinor: number
}

/** A seller's order as a claim counts on it. */
export type OrderToCount = {
  lines: readonly LineToCount[]
  discountMinor: number
  freightMinor: number
  /** Granted of the freight by earlier claims. */
  freightTakenMinor: number
  /** What has not been given back of the whole order. */
  leftMinor: number
}

export type CountedClaim = { lines: { orderLineId: string; minor: number }[]; freightMinor: number; totalMinor: number }

/** What was paid for each line: discounts of the order are spread by value. */
export const netOfLines = ({ lines, discountMinor }: { lines: readonly { lineMinor: number }[]; discountMinor: number }): number[] => {
  const prices = lines.map((line) => line.lineMinor)
  const sum = prices.reduce((all, price) => all + price, 0)
  return sharedOut(Math.max(0, sum - discountMinor), prices)
}

/** A share as a fraction of its line; null when the line cannot be measured that way, or more is claimed than there was. */
export function fractionOf(line: Pick<LineToCount, 'quantity' | 'grams'>, share: Share): { part: number; whole: number } | null {
  const fraction =
    'percent' in share
      ? { part: share.percent, whole: 100 }
      : 'grams' in share
        ? { part: share.grams, whole: line.grams ?? 0 }
        : { part: share.pieces, whole: line.quantity }
  return fraction.part > 0 && fraction.part <= fraction.whole ? fraction : null
}

type Exact = { orderLineId: string; numerator: bigint }

/** Exact sums of the claimed shares over one denominator, none above what is left of its line. */
function exactShares(order: OrderToCount, shares: ReadonlyMap<string, Share>): { exact: Exact[]; denominator: bigint } {
  const nets = netOfLines(order)
  const claimed = order.lines.flatMap((line, n) => {
    const share = shares.get(line.orderLineId)
    const fraction = share && fractionOf(line, share)
    return fraction ? [{ line, net: nets[n] ?? 0, ...fraction }] : []
  })
  const denominator = claimed.reduce((product, { whole }) => product * BigInt(whole), 1n)
  const exact = claimed.map(({ line, net, part, whole }) => {
    const asked = (BigInt(net) * BigInt(part) * denominator) / BigInt(whole)
    const left = BigInt(Math.max(0, net - line.takenMinor)) * denominator
    return { orderLineId: line.orderLineId, numerator: asked < left ? asked : left }
  })
  return { exact, denominator }
}

/** The freight goes back with the goods, in proportion, once more than half of the order's goods is claimed. */
function freightShare(order: OrderToCount, goodsMinor: number): number {
  const all = netOfLines(order).reduce((sum, net) => sum + net, 0)
  const gone = goodsMinor + order.lines.reduce((sum, line) => sum + line.takenMinor, 0)
  if (2 * gone <= all) return 0
  const due = Number(rounded(BigInt(order.freightMinor) * BigInt(Math.min(gone, all)), BigInt(all)))
  return Math.max(0, due - order.freightTakenMinor)
}

/**
 * What a claim comes to: the price of each claimed share, to the minor unit by largest remainders, and its share of the freight when more
 * than half of the goods is gone. Never above what is left of a line or of the order.
 */
export function countClaim(order: OrderToCount, shares: ReadonlyMap<string, Share>, { withFreight = true } = {}): CountedClaim {
  const { exact, denominator } = exactShares(order, shares)
  const sum = exact.reduce((all, { numerator }) => all + numerator, 0n)
  const goods = largestRemainder(
    exact.map(({ numerator }) => numerator),
    denominator,
    rounded(sum, denominator),
  )
  const goodsMinor = goods.reduce((all, minor) => all + minor, 0)
  const parts = [...goods, withFreight ? freightShare(order, goodsMinor) : 0]
  const totalMinor = Math.min(
    parts.reduce((all, minor) => all + minor, 0),
    Math.max(0, order.leftMinor),
  )
  return named(
    exact.map(({ orderLineId }) => orderLineId),
    sharedOut(totalMinor, parts),
  )
}

/** A sum granted on a claim, spread over what was asked. */
export const spreadGrant = (grantedMinor: number, asked: CountedClaim): CountedClaim =>
  named(
    asked.lines.map(({ orderLineId }) => orderLineId),
    sharedOut(grantedMinor, [...asked.lines.map(({ minor }) => minor), asked.freightMinor]),
  )

/** Goods given away weigh nothing, and nothing is shared out over them. */
function sharedOut(minor: number, weights: readonly number[]): number[] {
  return weights.some((weight) => weight > 0) ? spread(minor, weights) : weights.map(() => 0)
}

function named(ids: readonly string[], parts: readonly number[]): CountedClaim {
  const lines = ids.map((orderLineId, n) => ({ orderLineId, minor: parts[n] ?? 0 }))
  const freightMinor = parts[ids.length] ?? 0
  return { lines, freightMinor, totalMinor: lines.reduce((sum, { minor }) => sum + minor, freightMinor) }
}
