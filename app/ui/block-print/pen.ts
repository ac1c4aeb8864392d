/** One block of a print. All paths live in a field of 200 × 150. */
export type Drawing = {
  /** Second colour, printed first. */
  under?: string
  /** The main shape, in ink. */
  shape: string
  /** Thin inked lines with their width, printed with the shape. */
  ink?: { width: number; d: string }
  /** Second colour, printed on top of the ink. */
  over?: string
  /** Lines cut out of the block, so that the paper shows. */
  carve: string
  /** Broader cuts: eyes, seeds, stripes. */
  gouge?: { width: number; d: string }
}

const n = (value: number) => String(Math.round(value * 10) / 10)

export const disc = (x: number, y: number, r: number) => `M${n(x)} ${n(y - r)}a${n(r)} ${n(r)} 0 1 1-.1 0z`

export const oval = (x: number, y: number, rx: number, ry: number, turn = 0) => {
  const sin = Math.sin((turn * Math.PI) / 180) * rx
  const cos = Math.cos((turn * Math.PI) / 180) * rx
  const arc = `A${n(rx)} ${n(ry)} ${turn} 1 1`
  return `M${n(x - cos)} ${n(y - sin)}${arc} ${n(x + cos)} ${n(y + sin)}${arc} ${n(x - cos)} ${n(y - sin)}Z`
}

/** A leaf from its stalk to its tip, `w` being half its width. */
export function leaf(x: number, y: number, tipX: number, tipY: number, w: number): string {
  const length = Math.hypot(tipX - x, tipY - y)
  const [dx, dy] = [tipX - x, tipY - y]
  const [nx, ny] = [(-dy / length) * w * 1.3, (dx / length) * w * 1.3]
  const at = (along: number, side: number) => `${n(x + dx * along + nx * side)} ${n(y + dy * along + ny * side)}`
  return `M${n(x)} ${n(y)}C${at(0.2, 1)} ${at(0.65, 0.9)} ${n(tipX)} ${n(tipY)}C${at(0.65, -0.9)} ${at(0.2, -1)} ${n(x)} ${n(y)}Z`
}

/** The middle vein of a leaf, with `pairs` of side veins. */
export function veins(x: number, y: number, tipX: number, tipY: number, w: number, pairs = 0): string {
  const length = Math.hypot(tipX - x, tipY - y)
  const [dx, dy] = [tipX - x, tipY - y]
  const [nx, ny] = [(-dy / length) * w, (dx / length) * w]
  const at = (along: number, side: number) => `${n(x + dx * along + nx * side)} ${n(y + dy * along + ny * side)}`
  let d = `M${at(0.06, 0)}L${at(0.9, 0)}`
  for (let i = 1; i <= pairs; i++) {
    const along = 0.1 + (i * 0.6) / (pairs + 1)
    d += `M${at(along + 0.16, 0.55)}L${at(along, 0)}L${at(along + 0.16, -0.55)}`
  }
  return d
}

const around = (x: number, y: number, r: number, turn: number) => {
  const round = r < 16 ? n : (value: number) => String(Math.round(value))
  return `${round(x + r * Math.cos(turn))} ${round(y + r * Math.sin(turn))}`
}

/** A disc with a bumpy edge. */
export function bumpy(x: number, y: number, r: number, bumps: number): string {
  const step = (2 * Math.PI) / bumps
  const bump = n(r * Math.sin(step / 2) * 1.05)
  let d = `M${around(x, y, r, 0)}`
  for (let i = 1; i <= bumps; i++) d += `A${bump} ${bump} 0 0 1 ${around(x, y, r, i * step)}`
  return `${d}Z`
}

/** A star with many thin points. */
export function spiky(x: number, y: number, r: number, inner: number, points: number): string {
  const step = Math.PI / points
  let d = ''
  for (let i = 0; i < points * 2; i++) d += `${i ? 'L' : 'M'}${around(x, y, i % 2 ? inner : r, i * step)}`
  return `${d}Z`
}

/** A petal or a grain: from a point, in a direction (radians), so long and half so wide. */
export function petal(x: number, y: number, turn: number, length: number, w: number): string {
  const [c, s] = [Math.cos(turn), Math.sin(turn)]
  const at = (along: number, side: number) => `${Math.round(x + c * along - s * side)} ${Math.round(y + s * along + c * side)}`
  return `M${at(0, 0)}Q${at(length * 0.6, w * 2)} ${at(length, 0)}Q${at(length * 0.6, w * -2)} ${at(0, 0)}Z`
}

/** Petals in a ring. */
export function petals(x: number, y: number, from: number, to: number, w: number, count: number): string {
  let d = ''
  for (let i = 0; i < count; i++) {
    const turn = (i * 2 * Math.PI) / count - Math.PI / 2
    d += petal(x + Math.cos(turn) * from, y + Math.sin(turn) * from, turn, to - from, w)
  }
  return d
}

/** Short lines from a middle, from radius `from` to `to`. */
export function rays(x: number, y: number, from: number, to: number, count: number, turned = 0): string {
  let d = ''
  for (let i = 0; i < count; i++) {
    const turn = ((i + turned) * 2 * Math.PI) / count - Math.PI / 2
    d += `M${around(x, y, from, turn)}L${around(x, y, to, turn)}`
  }
  return d
}

export function hexagon(x: number, y: number, r: number): string {
  let d = ''
  for (let i = 0; i < 6; i++) d += `${i ? 'L' : 'M'}${around(x, y, r, (i * Math.PI) / 3 + Math.PI / 6)}`
  return `${d}Z`
}

/** Points cut with a round tool: give their width as the width of the line. */
export const points = (...at: readonly (readonly [number, number])[]) => at.map(([x, y]) => `M${x} ${y}h.1`).join('')
