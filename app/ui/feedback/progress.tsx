import { useLocale } from '#app/i18n/use-locale'
import { uiWords as w } from '#app/i18n/words/ui'

type ProgressProps = { done: number; total: number; unit: string; label: string }

/** A bar and its number in words: 「37 / 120 行」. */
export function Progress({ done, total, unit, label }: ProgressProps) {
  const { t } = useLocale()
  return (
    <div className="grid gap-1">
      <div className="flex justify-between gap-3">
        <span>{label}</span>
        <span className="text-ink-2 tabular-nums">{t(w.progressOf, { done, total, unit })}</span>
      </div>
      <progress className="progress" value={done} max={total} aria-label={label} />
    </div>
  )
}
