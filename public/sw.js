// Keeps one page for the moments without a network, in both languages, with its looks. Nothing else is stored.
const STORE = 'offline-1'
const pages = { zh: '/offline', en: '/en/offline' }

const keep = async () => {
  const store = await caches.open(STORE)
  for (const path of Object.values(pages)) {
    const page = await fetch(path, { credentials: 'omit', cache: 'reload' })
    if (!page.ok) continue
    const looks = [...(await page.clone().text()).matchAll(/<link[^>]+rel="stylesheet"[^>]+href="(\/assets\/[^"]+\.css)"|<link[^>]+href="(\/assets\/[^"]+\.css)"[^>]+rel="stylesheet"/g)].map((found) => found[1] || found[2])
    await store.put(path, page)
    await store.addAll([...new Set(looks)])
  }
}

self.addEventListener('install', (event) => {
  self.skipWaiting()
  event.waitUntil(keep().catch(() => {}))
})

self.addEventListener('activate', (event) => {
  const old = async () => {
    for (const name of await caches.keys()) if (name !== STORE) await caches.delete(name)
    await self.clients.claim()
  }
  event.waitUntil(old())
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin) return
  if (request.mode === 'navigate') {
    const english = url.pathname === '/en' || url.pathname.startsWith('/en/')
    event.respondWith(fetch(request).catch(async () => (await caches.match(english ? pages.en : pages.zh)) || Response.error()))
  } else if (/^\/assets\/.+\.css$/.test(url.pathname)) {
    event.respondWith(fetch(request).catch(async () => (await caches.match(url.pathname)) || Response.error()))
  }
})
