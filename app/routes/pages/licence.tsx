import { licence } from '#app/i18n/articles/licence'
import { paths } from '#app/paths'
import { ArticlePage, articleMeta } from './article-page'

export const meta = articleMeta(licence, paths.licence())

export default function Licence() {
  return <ArticlePage article={licence} />
}
