type Bar = { key: string; label: string; value: number; text: string; ahead: boolean }

/** Bars of months, drawn by the server, each with its number; the table beside it says the same and more. */
export function MonthBars({ title, bars, most, longLabels }: { title: string; bars: readonly Bar[]; most?: number; longLabels?: boolean }) {
  const top = Math.max(1, most ?? Math.max(...bars.map(({ value }) => value)))
  return (
    <ul className={longLabels ? 'bars bars-long' : 'bars'} aria-label={title}>
      {bars.map(({ key, label, value, text, ahead }) => (
        <li key={key}>
          <span className="bar-label">{label}</span>
          <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
            <rect
              className={ahead ? 'bar-ahead' : 'bar'}
              x="0"
              y="0"
              height="10"
              width={value > 0 ? Math.max(1, (value * 100) / top) : 0}
            />
          </svg>
          <span className="bar-text">{text}</span>
        </li>
      ))}
    </ul>
  )
}
