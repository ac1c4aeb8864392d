import { CONNECT_ROUTES } from './routes/connect-routes'
import type { ApiRoute } from './routes/route'
import { SHOP_ROUTES } from './routes/shop-routes'

/** Every operation the sandbox serves. */
const API_ROUTES: ApiRoute[] = [...SHOP_ROUTES, ...CONNECT_ROUTES]

export type FoundRoute = { route: ApiRoute; id: string; inner: string }

export function findRoute(method: string, path: string): FoundRoute | undefined {
  for (const candidate of API_ROUTES) {
    if (candidate.method !== method) continue
    const match = candidate.pattern.exec(path)
    if (match) return { route: candidate, id: decodeURIComponent(match[1] ?? ''), inner: decodeURIComponent(match[2] ?? '') }
  }
  return undefined
}
