/**
 * Whole numbers that sum to `total` and stand as near to their exact parts as they can: each is rounded down, and what is left goes to the
 * largest remainders, the earlier first.
 * @param parts exact parts as numerators over `denominator`; their sum and `total` differ by less than one each
 */
export function largestRemainder(parts: readonly bigint[], denominator: bigint, total: bigint): number[] {
  const whole = parts.map((part) => part / denominator)
  let left = total - whole.reduce((sum, part) => sum + part, 0n)
  const byRemainder = parts.map((part, index) => ({ index, rest: part % denominator })).sort((a, b) => compare(b.rest, a.rest))
  for (const { index } of byRemainder) {
    if (left <= 0n) break
    whole[index] = (whole[index] ?? 0n) + 1n
    left -= 1n
  }
  return whole.map(Number)
}

const compare = (a: bigint, b: bigint) => (a < b ? -1 : a > b ? 1 : 0)

/** A sum spread over weights by largest remainders; the parts sum to it. @throws RangeError when nothing weighs anything */
export function spread(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + BigInt(weight), 0n)
  if (sum <= 0n) throw new RangeError('nothing to spread over')
  return largestRemainder(
    weights.map((weight) => BigInt(total) * BigInt(weight)),
    sum,
    BigInt(total),
  )
}

/** A fraction rounded half up. */
export const rounded = (numerator: bigint, denominator: bigint): bigint => (2n * numerator + denominator) / (2n * denominator)
