import { useLocale } from '#app/i18n/use-locale'
import { uiWords as w } from '#app/i18n/words/ui'

/** The first stop of the Tab key: past the bars, to `<main id="main">`. */
export function SkipLink({ to = '#main' }: { to?: string }) {
  const { t } = useLocale()
  return (
    <a href={to} className="skip-link">
      {t(w.skipToContent)}
    </a>
  )
}
