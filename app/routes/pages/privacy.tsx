import { privacy } from '#app/i18n/articles/privacy'
import { paths } from '#app/paths'
import { ArticlePage, articleMeta } from './article-page'

export const meta = articleMeta(privacy, paths.privacy())

export default function Privacy() {
  return <ArticlePage article={privacy} />
}
