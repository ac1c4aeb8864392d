import { about } from '#app/i18n/articles/about'
import { paths } from '#app/paths'
import { ArticlePage, articleMeta } from './article-page'

export const meta = articleMeta(about, paths.about())

export default function About() {
  return <ArticlePage article={about} />
}
