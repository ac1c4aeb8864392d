import fc from 'fast-check'
import { expect, test } from 'vitest'
import { GRID, onSheet, placePins, viewOf } from './place-pins'

const spot = fc.record({
  lon: fc.double({ min: 119.25, max: 120.48, noNaN: true }),
  lat: fc.double({ min: 30.4, max: 31.18, noNaN: true }),
})

test('labels stay on the map, cover none another, and every spot is in view', () => {
  fc.assert(
    fc.property(
      fc.array(spot, { minLength: 1, maxLength: 12 }),
      fc.constantFrom({ columns: 4, rows: 4 }, { columns: 5, rows: 4 }, { columns: 6, rows: 6 }, { columns: 8, rows: 6 }),
      (spots, size) => {
        const view = viewOf(spots)
        const placed = placePins(spots, view, size)
        const cells = placed.flatMap(({ cell }) => (cell ? [cell] : []))
        if (size.columns <= 5) expect(cells).toHaveLength(spots.length)
        cells.forEach((one, n) => {
          expect(one.column + size.columns).toBeLessThanOrEqual(GRID.columns)
          expect(one.row + size.rows).toBeLessThanOrEqual(GRID.rows)
          for (const other of cells.slice(n + 1))
            expect(Math.abs(one.column - other.column) >= size.columns || Math.abs(one.row - other.row) >= size.rows).toBe(true)
        })
        for (const one of spots) {
          const { x, y } = onSheet(one)
          expect(x >= view.x && x <= view.x + view.width && y >= view.y && y <= view.y + view.height).toBe(true)
        }
      },
    ),
  )
})
