import type { LoaderFunctionArgs } from '@remix-run/node'
import { localizePath } from '#app/i18n/words'
import { paths } from '#app/paths'

/** Places that belong to one person, or that answer programs only. */
const personal = [
  paths.cart(),
  paths.checkout(),
  '/pay/',
  '/orders/',
  paths.login(),
  paths.me(),
  paths.notices(),
  paths.sell(),
  paths.coop(),
  '/dev/',
]

export function loader({ context }: LoaderFunctionArgs) {
  const closed = personal.flatMap((path) => [path, localizePath(path, 'en')])
  const lines = [
    'User-agent: *',
    ...closed.map((path) => `Disallow: ${path}`),
    'Disallow: /api/',
    '',
    `Sitemap: ${context.baseUrl}/sitemap.xml`,
    '',
  ]
  return new Response(lines.join('\n'), {
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'public, max-age=86400' },
  })
}
