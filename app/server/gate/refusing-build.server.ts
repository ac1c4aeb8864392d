import type { ServerBuild } from '@remix-run/node'

/**
 * The same site, in which every page but its frame refuses: a refusal made before Remix then looks and speaks like any
 * other page, and costs no query.
 */
export function refusingBuild(build: ServerBuild, status: number, headers: Record<string, string> = {}): ServerBuild {
  const refuse = () => {
    throw new Response(null, { status, headers })
  }
  const routes = Object.entries(build.routes).map(([id, route]) => [
    id,
    route && id !== 'root' ? { ...route, module: { ...route.module, loader: refuse, action: refuse } } : route,
  ])
  return { ...build, routes: Object.fromEntries(routes) as ServerBuild['routes'] }
}
