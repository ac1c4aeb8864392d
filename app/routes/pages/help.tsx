import type { MetaFunction } from '@remix-run/node'
import { helpTopics } from '#app/i18n/articles/help'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, say } from '#app/i18n/words'
import { pages as w } from '#app/i18n/words/pages'
import { paths } from '#app/paths'
import { pageMeta } from '#app/routes/page-meta'
import { Link } from '#app/ui/link'
import { CallUs } from './call-us'

export const meta: MetaFunction = ({ location, matches }) => {
  const locale = localeOfPath(location.pathname)
  return pageMeta({ locale, matches, path: paths.help(), title: say(locale, w.help), description: say(locale, w.helpDescription) })
}

export default function Help() {
  const { t, locale } = useLocale()
  return (
    <div className="stack">
      <h1>{t(w.help)}</h1>
      <p>{t(w.helpIntro)}</p>
      <ul className="card-grid">
        {Object.entries(helpTopics).map(([slug, topic]) => (
          <li key={slug} className="card p-4">
            <h2 className="text-lg">
              <Link to={paths.help(slug)}>{topic.title[locale]}</Link>
            </h2>
            <p className="text-ink-2">{topic.description[locale]}</p>
          </li>
        ))}
      </ul>
      <CallUs />
    </div>
  )
}
