import { rules } from '#app/i18n/articles/rules'
import { useLocale } from '#app/i18n/use-locale'
import { pages as w } from '#app/i18n/words/pages'
import { paths } from '#app/paths'
import { Link } from '#app/ui/link'
import { ArticlePage, articleMeta } from './article-page'

export const meta = articleMeta(rules, paths.rules())

export default function Rules() {
  const { t } = useLocale()
  return (
    <ArticlePage article={rules}>
      <p>
        <Link to={paths.fees()}>{t(w.feesLink)}</Link>
      </p>
    </ArticlePage>
  )
}
