/** The path of a request target without query, language prefix and the suffix of data requests. */
export function plainPath(target: string): string {
  const end = target.search(/[?#]/)
  let path = end < 0 ? target : target.slice(0, end)
  if (path.endsWith('.data')) path = path === '/_root.data' || path === '/en/_root.data' ? path.slice(0, -10) || '/' : path.slice(0, -5)
  if (path === '/en') return '/'
  if (path.startsWith('/en/')) path = path.slice(3)
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path
}

const WITH_EXTENSION = /^\/(?:sitemap\.xml|robots\.txt|share\/[^/]+\/[^/]+\.png|uploads\/[^/]+\/[^/]+|calendar\/[^/]+\.ics)$/

/** A path that ends like a file but is none of ours: a private page must never look like a picture to a cache in front of us. */
export function pretendsToBeFile(path: string): boolean {
  return /\.[A-Za-z0-9]{1,8}$/.test(path) && !WITH_EXTENSION.test(path)
}

const KEPT = new Set(['find', 'print', 'new', 'open', 'stall', 'orders', 'items', 'review', 'reset'])
const private_ = /^((?:\/(?:sell|coop))?\/(?:orders|pay|items|review|calendar))\/([^/]+)/

/** A path for logs and counters: numbers of orders, ids of people's things and secret addresses are left out. */
export function pathForLog(path: string): string {
  return path.replace(private_, (whole, head: string, tail: string) => (KEPT.has(tail) ? whole : `${head}/:no`)).slice(0, 200)
}
