import { useLocale } from '#app/i18n/use-locale'
import { pinMapWords as w } from '#app/i18n/words/pin-map'
import { Link } from '#app/ui/link'
import { Said } from '#app/ui/written'
import { GRID, onSheet, placePins, type Spot, viewOf } from './place-pins'

export type MapPin = Spot & {
  key: string
  /** A path, or the id of a thing on this page behind a #. */
  to: string
  /** What stands in the pin, a few letters: a price. */
  label: string
  /** The pin as it is read aloud: a name and a price. */
  said: string
}

type PinMapProps = {
  pins: readonly MapPin[]
  /** The name of the list of pins. */
  label: string
  /** How large the reader's text is, from the request: labels are kept clear of each other for that size. */
  text?: 'std' | 'large' | 'care'
  /** What stands in the pins: numbers of two digits need less room. */
  labels?: keyof typeof labelSizes
}

const districts = ['changxing', 'anji', 'deqing', 'wuxing', 'nanxun'] as const
const names = {
  changxing: { lon: 119.74, lat: 31.0 },
  anji: { lon: 119.55, lat: 30.62 },
  deqing: { lon: 120.05, lat: 30.53 },
  wuxing: { lon: 120.06, lat: 30.79 },
  nanxun: { lon: 120.32, lat: 30.75 },
  lake: { lon: 120.2, lat: 31.1 },
} as const
/** Cells a label takes on a map as wide as a phone. */
const labelSizes = {
  prices: { std: { columns: 5, rows: 4 }, large: { columns: 6, rows: 5 }, care: { columns: 8, rows: 6 } },
  numbers: { std: { columns: 4, rows: 4 }, large: { columns: 5, rows: 5 }, care: { columns: 6, rows: 6 } },
} as const

/** The five districts as a sketch, with pins that are plain links; whoever cannot see it has the list beside it. */
export function PinMap({ pins, label, text = 'std', labels = 'prices' }: PinMapProps) {
  const { t } = useLocale()
  const view = viewOf(pins)
  const size = labelSizes[labels][text]
  const placed = placePins(pins, view, size).map((place, n) => ({ ...place, pin: pins[n] as MapPin }))
  const scale = view.width / 400
  const units = (n: number) => n.toFixed(1)
  return (
    <div className="pin-map">
      <div>
        <svg viewBox={[view.x, view.y, view.width, view.height].map(units).join(' ')} aria-hidden="true" width="400" height="300">
          <use href="/huzhou.svg#lake" className="pin-map-lake" />
          {districts.map((name) => (
            <use key={name} href={`/huzhou.svg#${name}`} className="pin-map-land" strokeWidth={(1.2 * scale).toFixed(2)} />
          ))}
          {([...districts, 'lake'] as const).map((name) => {
            const { x, y } = onSheet(names[name])
            return (
              <text key={name} x={units(x)} y={units(y)} fontSize={units(15 * scale)} className="pin-map-name">
                {t(w[name])}
              </text>
            )
          })}
          {placed.map(({ cell, spot, pin }) => (
            <g key={pin.key} className="pin-map-spot">
              {cell ? (
                <line
                  x1={units(spot.x)}
                  y1={units(spot.y)}
                  x2={units(view.x + ((cell.column + size.columns / 2) / GRID.columns) * view.width)}
                  y2={units(view.y + ((cell.row + size.rows / 2) / GRID.rows) * view.height)}
                  strokeWidth={(1.2 * scale).toFixed(2)}
                />
              ) : null}
              <circle cx={units(spot.x)} cy={units(spot.y)} r={(3.4 * scale).toFixed(2)} strokeWidth={(1.2 * scale).toFixed(2)} />
            </g>
          ))}
        </svg>
        {pins.length > 0 ? (
          <ul aria-label={label} data-text={text} data-labels={labels}>
            {placed.flatMap(({ cell, pin }) =>
              cell ? (
                <li key={pin.key} data-column={cell.column} data-row={cell.row}>
                  <PinLink pin={pin} />
                </li>
              ) : (
                []
              ),
            )}
          </ul>
        ) : null}
      </div>
      <p className="pin-map-note">{t(w.sketch)}</p>
    </div>
  )
}

function PinLink({ pin }: { pin: MapPin }) {
  const words = <Said as={pin.said}>{pin.label}</Said>
  return pin.to.startsWith('#') ? (
    <a href={pin.to} className="pin">
      {words}
    </a>
  ) : (
    <Link to={pin.to} className="pin">
      {words}
    </Link>
  )
}
