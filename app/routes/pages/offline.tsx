import type { MetaFunction } from '@remix-run/node'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, say } from '#app/i18n/words'
import { pages as w } from '#app/i18n/words/pages'
import { paths } from '#app/paths'
import { BlockPrint } from '#app/ui/block-print/block-print'
import { ButtonLink } from '#app/ui/button'

export const meta: MetaFunction = ({ location }) => [
  { title: say(localeOfPath(location.pathname), w.offline) },
  { name: 'robots', content: 'noindex' },
]

export default function Offline() {
  const { t } = useLocale()
  return (
    <section className="error-page">
      <BlockPrint motif="boat" seed="offline" decorative />
      <h1>{t(w.offline)}</h1>
      <p className="measure">{t(w.offlineText)}</p>
      <ButtonLink to={paths.home()} reloadDocument>
        {t(w.tryAgain)}
      </ButtonLink>
    </section>
  )
}
