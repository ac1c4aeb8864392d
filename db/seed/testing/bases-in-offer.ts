/** How many base amounts of produce.csv an offer holds, read from the text of its `spec` alone. */
export function basesIn({
  spec,
  per,
  grams,
  pieces,
  label,
}: {
  spec: string
  per: string
  grams: number | null
  pieces: number | null
  label: string
}): number {
  if (per === '500 g') return (grams ?? Number.NaN) / 500
  const quilt = /([\d.]+) 公斤，/.exec(label)
  if (spec.includes('蚕丝被')) return Number(quilt?.[1])
  const liquid = /([\d.]+) (m?L) /.exec(spec)
  if (liquid) {
    const wanted = Number(liquid[1]) * (liquid[2] === 'L' ? 1000 : 1)
    const poured = /([\d.]+) (毫升|升)/.exec(label)
    return ((Number(poured?.[1]) * (poured?.[2] === '升' ? 1000 : 1)) / wanted) * (pieces ?? 1)
  }
  const weight = /([\d.]+) (k?g)(?: × (\d+))?/.exec(spec)
  if (grams && weight) return grams / (Number(weight[1]) * (weight[2] === 'kg' ? 1000 : 1) * Number(weight[3] ?? 1))
  return (pieces ?? Number.NaN) / Number(/^\d+/.exec(spec)?.[0])
}
