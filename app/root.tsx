import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLocation,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react'
import type { ReactNode } from 'react'
import './app.css'
import { localeOfPath } from '#app/i18n/words'
import { ErrorPage } from '#app/routes/error-page'
import { Frame } from '#app/routes/frame'
import { siteNames } from '#app/routes/page-meta'
import { readFrame } from '#app/routes/read-frame.server'
import { scrollKey } from '#app/ui/navigation/scroll-key'
import { useNonce } from '#app/ui/nonce'

/** Pages name themselves; this is for those that could not be made. */
export const meta: MetaFunction = ({ location }) => [{ title: siteNames[localeOfPath(location.pathname)] }]

export const links: LinksFunction = () => [
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
  { rel: 'manifest', href: '/manifest.webmanifest' },
]

export async function loader({ request, context }: LoaderFunctionArgs) {
  return readFrame(request, context)
}

export type FrameData = NonNullable<ReturnType<typeof useRouteLoaderData<typeof loader>>>

const plain: FrameData['display'] = { text: 'std', theme: 'auto', motion: 'auto', save: 'off' }

export function Layout({ children }: { children: ReactNode }) {
  const frame = useRouteLoaderData<typeof loader>('root')
  const { pathname } = useLocation()
  const locale = localeOfPath(pathname)
  const nonce = useNonce()
  const display = frame?.display ?? plain
  return (
    <html
      lang={locale === 'zh' ? 'zh-CN' : 'en'}
      data-text={display.text}
      data-theme={display.theme}
      data-motion={display.motion}
      data-save={display.save}
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content={display.theme === 'auto' ? 'light dark' : display.theme} />
        <Meta />
        <Links />
      </head>
      <body>
        <Frame frame={frame}>{children}</Frame>
        <ScrollRestoration getKey={scrollKey} nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}

export default function App() {
  return <Outlet />
}

export function ErrorBoundary() {
  const error = useRouteError()
  const frame = useRouteLoaderData<typeof loader>('root')
  const answer = isRouteErrorResponse(error) ? error : null
  const code: unknown = answer?.data?.code
  return <ErrorPage status={answer?.status ?? 500} code={typeof code === 'string' ? code : undefined} season={frame?.season} />
}
