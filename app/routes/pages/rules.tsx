import { rules } from '#app/i18n/articles/rules'
import { paths } from '#app/paths'
import { ArticlePage, articleMeta } from './article-page'

export const meta = articleMeta(rules, paths.rules())

export default function Rules() {
  return <ArticlePage article={rules} />
}
