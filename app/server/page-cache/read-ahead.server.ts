import { hash } from 'node:crypto'
import type { LoaderFunctionArgs, ServerBuild } from '@remix-run/node'
import { matchRoutes } from '@remix-run/react'
import type { MarketContext } from '#app/load-context'
import { hasInit } from '#app/server/data-with-init'

type Run = (args: LoaderFunctionArgs) => unknown
type Route = { id: string; path?: string; index?: boolean; children: Route[] }
type Tree = Parameters<typeof matchRoutes>[0]

/** What the loaders of a page's routes came to, by route. */
export type Read = ReadonlyMap<string, Promise<unknown>>

function treeOf(build: ServerBuild, parent: string | undefined): Route[] {
  return Object.values(build.routes).flatMap((route) => {
    if (!route || route.parentId !== parent) return []
    const { id, path, index } = route
    return [{ id, ...(path !== undefined && { path }), ...(index && { index }), children: treeOf(build, id) }]
  })
}

/**
 * Runs the loaders of the page at an address before Remix is asked for it.
 * @param build of the section the address is in
 * @returns for a request in one piece, without what Remix leaves out of it (`index`, `_routes`)
 */
export function readingAhead(build: ServerBuild): (request: Request, context: MarketContext) => Read {
  const tree = treeOf(build, undefined) as unknown as Tree
  return (request, context) => {
    const read = new Map<string, Promise<unknown>>()
    for (const { route, params } of matchRoutes(tree, new URL(request.url).pathname) ?? []) {
      const id = route.id ?? ''
      const loader = build.routes[id]?.module.loader as Run | undefined
      if (!loader) continue
      const outcome = (async () => loader({ request, context, params } as LoaderFunctionArgs))()
      // Whoever asks for it hears of a fault; a page that is answered otherwise must not end the process.
      outcome.catch(() => {})
      read.set(id, outcome)
    }
    return read
  }
}

/** Whether JSON tells a value from every other one: it would say the same of all maps, and of what is no number. */
function isPlain(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value !== 'object') return typeof value === 'string' || typeof value === 'boolean'
  if (value === null || value instanceof Date) return true
  if (Array.isArray(value)) return value.every(isPlain)
  if (Object.getPrototypeOf(value) !== Object.prototype) return false
  for (const key in value) {
    const own = (value as Record<string, unknown>)[key]
    if (own !== undefined && !isPlain(own)) return false
  }
  return true
}

/** What a page is drawn from, and the cookies that go with this answer only. */
export type Facts = { digest: string; cookies: string[] }

/** Null when it is not a plain page that many may get: a refusal, a redirect, a fault, another status than 200. */
export async function factsOf(address: string, read: Read): Promise<Facts | null> {
  if (read.size === 0) return null
  try {
    const cookies: string[] = []
    const plain: unknown[] = [address]
    for (const value of await Promise.all(read.values())) {
      if (value instanceof Response) return null
      if (!hasInit(value)) {
        plain.push(value)
        continue
      }
      if ((value.init?.status ?? 200) !== 200) return null
      const headers = new Headers(value.init?.headers)
      cookies.push(...headers.getSetCookie())
      headers.delete('set-cookie')
      plain.push(value.data, [...headers])
    }
    if (!plain.every(isPlain)) return null
    return { digest: hash('sha256', JSON.stringify(plain), 'base64'), cookies }
  } catch {
    return null
  }
}

/** The same site; a page's loaders that ran ahead are not run again. */
export function answeringFromRead(build: ServerBuild): ServerBuild {
  const routes = Object.entries(build.routes).map(([id, route]) => {
    const run = route?.module.loader as Run | undefined
    if (!route || !run) return [id, route]
    const loader: Run = (args) => args.context.read?.get(id) ?? run(args)
    return [id, { ...route, module: { ...route.module, loader: Object.assign(loader, run) } }]
  })
  return { ...build, routes: Object.fromEntries(routes) as ServerBuild['routes'] }
}
