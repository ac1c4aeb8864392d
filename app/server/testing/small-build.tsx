import { data, type LoaderFunctionArgs, redirect, type ServerBuild } from '@remix-run/node'
import { isRouteErrorResponse, Outlet, Scripts, useLoaderData, useRouteError, useRouteLoaderData } from '@remix-run/react'
import { sql } from 'drizzle-orm'
import type { ReactNode } from 'react'
import * as entry from '#app/entry.server'
import { localeOfPath } from '#app/i18n/words'
import { getActor } from '#app/identity/actor.server'
import { db } from '#app/platform/database.server'
import { readDisplaySettings } from '#app/ui/display-settings'
import { useNonce } from '#app/ui/nonce'

type Module = ServerBuild['routes'][string]['module']

function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce()
  const root = useRouteLoaderData<{ locale: string }>('root')
  return (
    <html lang="zh-CN">
      <body>
        <script nonce={nonce}>{'document.documentElement.dataset.js="1"'}</script>
        <p>{root ? (root.locale === 'zh' ? '湖上集' : 'Hushang Market') : ''}</p>
        {children}
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}

function Root() {
  const { text } = useLoaderData<{ text: string }>()
  return (
    <div data-text={text}>
      <Outlet />
    </div>
  )
}

function RootError() {
  const error = useRouteError()
  return <h1>{isRouteErrorResponse(error) ? `status ${error.status}` : 'status 500'}</h1>
}

function Shown() {
  return <pre>{JSON.stringify(useLoaderData())}</pre>
}

const page = (module: Partial<Module>): Module => ({ default: Shown, ...module }) as Module
const slow = () => new Promise((resolve) => setTimeout(resolve, 1500))

/** Every kind of answer the server has to carry, on a real database, without the market's own pages. */
const smallPages: Record<string, Module> = {
  market: page({
    loader: async () => {
      const { rows } = await db.execute(sql`SELECT slug, from_minor FROM listings WHERE on_show ORDER BY slug`)
      return { rows }
    },
  }),
  'market/:slug': page({
    loader: async ({ params }: LoaderFunctionArgs) => {
      const { rows } = await db.execute<{ id: string }>(
        sql`SELECT l.id, l.from_minor, s.on_hand FROM listings l LEFT JOIN offers o ON o.listing_id = l.id LEFT JOIN stocks s ON s.offer_id = o.id WHERE slug = ${params.slug}`,
      )
      if (!rows[0]) throw new Response(null, { status: 404 })
      return data({ rows }, { headers: { 'X-Page-Of': rows[0].id } })
    },
    headers: ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders,
  }),
  help: page({ loader: () => data({ ok: true }, { headers: { 'Set-Cookie': 'hs_seen=1; Path=/' } }) }),
  about: page({
    loader: ({ request }: LoaderFunctionArgs) => ({ url: request.url, address: request.headers.get('x-market-client-address') }),
  }),
  me: page({
    loader: async ({ request }: LoaderFunctionArgs) => ({ name: (await getActor(request))?.name ?? null, process: process.pid }),
  }),
  cart: page({ loader: () => ({ cart: 'mine' }), action: () => redirect('/cart') }),
  login: page({ loader: () => ({ login: true }), action: async ({ request }) => ({ got: [...(await request.formData()).keys()] }) }),
  'orders/find': page({ loader: () => ({ find: true }), action: () => ({ found: false }) }),
  'sell/new': page({
    loader: () => ({ sell: true }),
    action: async ({ request }) => ({ bytes: (await request.arrayBuffer()).byteLength }),
  }),
  boom: page({
    loader: async ({ request }) => {
      const said = new URL(request.url).searchParams.get('said')
      await db.execute(sql`SELECT ${said}::uuid`)
      return null
    },
  }),
  slow: page({
    loader: async () => {
      await slow()
      return { slow: 'done' }
    },
  }),
  'webhooks/stripe': { default: undefined, action: async () => new Response('noted') } as Module,
  'uploads/:key/:file': {
    default: undefined,
    loader: async () =>
      new Response('pixels', { headers: { 'Content-Type': 'image/webp', 'Cache-Control': 'public, max-age=31536000, immutable' } }),
  } as Module,
  '*': page({
    loader: () => {
      throw new Response(null, { status: 404 })
    },
  }),
}

/** A server build as Remix makes one, of these pages in both languages. */
export function smallBuild(pages: Record<string, Module> = smallPages): ServerBuild {
  const root: Module = {
    default: Root,
    Layout,
    ErrorBoundary: RootError,
    loader: ({ request }: LoaderFunctionArgs) => ({
      locale: localeOfPath(new URL(request.url).pathname),
      text: readDisplaySettings(request.headers.get('cookie')).text,
    }),
  } as Module
  const own = Object.entries(pages).flatMap(([path, module]) => [
    { id: `zh:${path}`, parentId: 'root', path, module },
    { id: `en:${path}`, parentId: 'root', path: `en/${path}`, module },
  ])
  const home: Module = page({ loader: () => ({ home: true }) })
  const all = [
    { id: 'root', path: '', module: root },
    { id: 'zh:home', parentId: 'root', index: true, module: home },
    { id: 'en:home', parentId: 'root', path: 'en', module: home },
    ...own,
  ]
  const described = all.map(({ module, ...route }) => [
    route.id,
    {
      ...route,
      module: '/assets/none.js',
      hasAction: Boolean(module.action),
      hasLoader: Boolean(module.loader),
      hasClientAction: false,
      hasClientLoader: false,
      hasErrorBoundary: route.id === 'root',
    },
  ])
  return {
    mode: 'production',
    entry: { module: entry as ServerBuild['entry']['module'] },
    routes: Object.fromEntries(all.map((route) => [route.id, route])) as ServerBuild['routes'],
    assets: {
      entry: { imports: [], module: '/assets/entry.js' },
      routes: Object.fromEntries(described),
      url: '/assets/manifest.js',
      version: '1',
    },
    publicPath: '/',
    assetsBuildDirectory: 'build/client',
    future: {
      v3_fetcherPersist: true,
      v3_relativeSplatPath: true,
      v3_throwAbortReason: true,
      v3_singleFetch: true,
      v3_lazyRouteDiscovery: true,
    },
    isSpaMode: false,
  }
}
