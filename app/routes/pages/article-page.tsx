import type { MetaFunction } from '@remix-run/node'
import type { ReactNode } from 'react'
import type { Article } from '#app/i18n/articles/article'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, sayFound } from '#app/i18n/words'
import { pageMeta } from '#app/routes/page-meta'

/** Title, description and links between languages of a page of prose. */
export function articleMeta(article: Article, path: string): MetaFunction {
  return ({ location, matches }) => {
    const locale = localeOfPath(location.pathname)
    return pageMeta({ locale, matches, path, title: article.title[locale], description: article.description[locale] })
  }
}

/** Prose in the reader's language: headings, paragraphs, numbered steps. */
export function ArticlePage({ article, children }: { article: Article; children?: ReactNode }) {
  const { locale } = useLocale()
  return (
    <article className="stack">
      <h1>{article.title[locale]}</h1>
      <p className="measure text-ink-2">{article.description[locale]}</p>
      {article.sections.map((section) => (
        <section key={section.heading.zh} className="stack">
          <h2>{sayFound(locale, section.heading)}</h2>
          {section.paragraphs?.map((paragraph) => (
            <p key={paragraph.zh} className="measure">
              {sayFound(locale, paragraph)}
            </p>
          ))}
          {section.steps ? (
            <ol className="measure list-decimal ps-6">
              {section.steps.map((step) => (
                <li key={step.zh}>{sayFound(locale, step)}</li>
              ))}
            </ol>
          ) : null}
        </section>
      ))}
      {children}
    </article>
  )
}
