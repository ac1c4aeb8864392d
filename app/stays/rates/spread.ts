/**
 * Divides an amount by weights in whole fen: each gets its share rounded down, and what is left goes one by one to the largest
 * remainders, the earlier first. The parts sum to the amount.
 * @param weights integers of at least 0, with a sum above 0
 */
export function spread(amount: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + BigInt(weight), 0n)
  if (sum <= 0n) throw new RangeError('nothing to spread over')
  const shares = weights.map((weight, index) => {
    const product = BigInt(amount) * BigInt(weight)
    return { index, part: product / sum, rest: product % sum }
  })
  let left = Number(BigInt(amount) - shares.reduce((total, share) => total + share.part, 0n))
  const parts = shares.map((share) => Number(share.part))
  for (const { index } of [...shares].sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1))) {
    if (left === 0) break
    parts[index] = (parts[index] ?? 0) + 1
    left -= 1
  }
  return parts
}
