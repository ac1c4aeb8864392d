import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { helpTopics } from '#app/i18n/articles/help'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath } from '#app/i18n/words'
import { pages as w } from '#app/i18n/words/pages'
import { paths } from '#app/paths'
import { pageMeta } from '#app/routes/page-meta'
import { Link } from '#app/ui/link'
import { ArticlePage } from './article-page'
import { CallUs } from './call-us'

export function loader({ params }: LoaderFunctionArgs) {
  const slug = params.slug ?? ''
  if (!Object.hasOwn(helpTopics, slug)) throw new Response(null, { status: 404 })
  return { slug }
}

export const meta: MetaFunction<typeof loader> = ({ data, location, matches }) => {
  const topic = helpTopics[data?.slug ?? '']
  const locale = localeOfPath(location.pathname)
  return topic
    ? pageMeta({ locale, matches, path: paths.help(data?.slug), title: topic.title[locale], description: topic.description[locale] })
    : []
}

export default function HelpTopic() {
  const { slug } = useLoaderData<typeof loader>()
  const { t } = useLocale()
  const topic = helpTopics[slug]
  if (!topic) return null
  return (
    <ArticlePage article={topic}>
      <p>
        <Link to={paths.help()}>{t(w.moreHelp)}</Link>
      </p>
      <CallUs />
    </ArticlePage>
  )
}
