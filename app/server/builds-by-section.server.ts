import type { ServerBuild } from '@remix-run/node'

type Routes = Record<string, { path?: string | undefined; parentId?: string | undefined } | undefined>

/** The first segment of a path, the second one behind `/en`, `.data` left away: `market`, `en/market`, or `` and `en` at home. */
function sectionOf(path: string): string {
  const [first = '', second = ''] =
    path
      .replace(/^\//, '')
      .split('?', 1)[0]
      ?.replace(/\.data$/, '')
      .toLowerCase()
      .split('/') ?? []
  const section = first === 'en' ? `en/${second}` : first
  return section.replace(/\/?(_root)?$/, '')
}

function within<R extends Routes>(routes: R, section: string): R {
  const language = section === 'en' || section.startsWith('en/') ? 'en' : ''
  const splat = language ? 'en/*' : '*'
  return Object.fromEntries(
    Object.entries(routes).filter(([id, route]) => {
      if (id === 'root' || !route) return true
      const own = sectionOf(route.path ?? '')
      return own === section || own === language || own === splat
    }),
  ) as R
}

/**
 * Remix matches each request against all routes, several times a page, and makes its router of all of them anew. No page
 * needs more than the routes that begin as its address does, home and the page for what is not found.
 * @returns for the path of a request the same build with only those routes; the whole build for an address that no route begins with
 */
export function buildsBySection(whole: ServerBuild): (path: string) => ServerBuild {
  const sections = new Set(Object.values(whole.routes).map((route) => sectionOf(route?.path ?? '')))
  const made = new Map<string, ServerBuild>()
  return (path) => {
    const section = sectionOf(path)
    if (!sections.has(section)) return whole
    let build = made.get(section)
    if (!build) {
      build = {
        ...whole,
        routes: within(whole.routes, section),
        assets: { ...whole.assets, routes: within(whole.assets.routes, section) },
      }
      made.set(section, build)
    }
    return build
  }
}
