/** The sheet of `/huzhou.svg`: 400 × 300 units over the five districts, degrees of WGS-84 drawn straight, x shortened by the latitude. */
const SHEET = { width: 400, height: 300 }
const WEST = 119.2
const NORTH = 31.21
const UNITS_A_DEGREE = 358
const SHORTENED = Math.cos((30.78 * Math.PI) / 180)
/** How near the map may come: nearer, and nobody would know where it is. */
const NARROWEST = 260
const MARGIN = 0.16
/** Labels stand in the cells of a grid that lies over the map; `pin-map.css` has a rule for each line of it. */
export const GRID = { columns: 32, rows: 24 }

export type Spot = { lon: number; lat: number }
type Point = { x: number; y: number }
export type View = Point & { width: number; height: number }
/** The first cell of a label, counted from 0, and the spot it means in units of the sheet; no cell when there is no room for it. */
export type PlacedPin = { cell: { column: number; row: number } | null; spot: Point }
type Size = { columns: number; rows: number }

export const onSheet = ({ lon, lat }: Spot): Point => ({
  x: (lon - WEST) * SHORTENED * UNITS_A_DEGREE,
  y: (NORTH - lat) * UNITS_A_DEGREE,
})

const within = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most)

/** The part of the sheet that holds all spots with room around them, in the sheet's own proportions. */
export function viewOf(spots: readonly Spot[]): View {
  if (spots.length === 0) return { x: 0, y: 0, ...SHEET }
  const points = spots.map(onSheet)
  const [left, right] = [Math.min(...points.map(({ x }) => x)), Math.max(...points.map(({ x }) => x))]
  const [top, bottom] = [Math.min(...points.map(({ y }) => y)), Math.max(...points.map(({ y }) => y))]
  const wanted = Math.max(right - left, ((bottom - top) * SHEET.width) / SHEET.height) * (1 + 2 * MARGIN)
  const width = within(wanted, NARROWEST, SHEET.width)
  const height = (width * SHEET.height) / SHEET.width
  return {
    x: within((left + right - width) / 2, 0, SHEET.width - width),
    y: within((top + bottom - height) / 2, 0, SHEET.height - height),
    width,
    height,
  }
}

/** Every cell a label may begin in, the nearest to a point of the grid first. */
function cellsNear(column: number, row: number, { columns, rows }: Size): { column: number; row: number }[] {
  const cells = []
  for (let x = 0; x <= GRID.columns - columns; x += 1)
    for (let y = 0; y <= GRID.rows - rows; y += 1) cells.push({ column: x, row: y, far: (x - column) ** 2 + (y - row) ** 2 })
  return cells.sort((a, b) => a.far - b.far)
}

/** Labels above their spots or as near to that as there is room, none covering another. The first are placed first. */
export function placePins(spots: readonly Spot[], view: View, label: Size): PlacedPin[] {
  const taken: { column: number; row: number }[] = []
  const isClear = (cell: { column: number; row: number }) =>
    taken.every((other) => Math.abs(other.column - cell.column) >= label.columns || Math.abs(other.row - cell.row) >= label.rows)
  return spots.map((where) => {
    const spot = onSheet(where)
    const column = ((spot.x - view.x) / view.width) * GRID.columns - label.columns / 2
    const row = ((spot.y - view.y) / view.height) * GRID.rows - label.rows
    const cell = cellsNear(column, row, label).find(isClear) ?? null
    if (cell) taken.push(cell)
    return { cell: cell && { column: cell.column, row: cell.row }, spot }
  })
}
