import type { LoaderFunctionArgs } from '@remix-run/node'
import { marketChoices } from '#app/catalogue/browse/market-choices.server'
import { countParts, goodsOfPart, type MapEntry, openStalls } from '#app/catalogue/browse/sitemap-queries.server'
import { seasonTerms } from '#app/catalogue/season/season-terms'
import { localizePath } from '#app/i18n/words'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import { experiencesOfMap } from '#app/stays/experiences/experience-cards.server'
import { mappedHouses } from '#app/stays/house/house-queries.server'
import { villagesOfMap } from '#app/stays/villages/village-queries.server'

const escapeXml = (text: string) => text.replace(/[<>&'"]/g, (character) => `&#${character.charCodeAt(0)};`)

function entry(base: string, path: string, changed: string | null): string {
  const at = (locale: 'zh' | 'en') => escapeXml(base + localizePath(path, locale))
  const links = `<xhtml:link rel="alternate" hreflang="zh-CN" href="${at('zh')}"/><xhtml:link rel="alternate" hreflang="en" href="${at('en')}"/>`
  const lastmod = changed ? `<lastmod>${changed}</lastmod>` : ''
  return (['zh', 'en'] as const).map((locale) => `<url><loc>${at(locale)}</loc>${lastmod}${links}</url>`).join('')
}

const answer = (body: string) =>
  new Response(`<?xml version="1.0" encoding="UTF-8"?>${body}`, {
    headers: { 'Content-Type': 'application/xml; charset=utf-8', 'Cache-Control': 'public, max-age=3600' },
  })
const urlset = (entries: string[]) =>
  answer(
    `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">${entries.join('')}</urlset>`,
  )

/** The index of the maps; `?part=pages` holds the standing pages, kinds, seasons, stalls, villages and what to do there, `?part=1` and on the goods. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const part = new URL(request.url).searchParams.get('part')
  const base = context.baseUrl
  const listed = (entries: MapEntry[], path: (slug: string) => string) =>
    entries.map(({ slug, changed }) => entry(base, path(slug), changed))
  if (part === 'pages') {
    const { categories } = await marketChoices(db, 'zh')
    const standing = [
      paths.home(),
      paths.market(),
      paths.search(),
      paths.experiences(),
      paths.villages(),
      paths.stays(),
      paths.help(),
      paths.about(),
      paths.rules(),
      paths.privacy(),
      paths.licence(),
      paths.contact(),
      paths.display(),
    ]
    const kinds = categories.flatMap((top) => [top, ...top.below]).map((category) => paths.market({ category: category.value }))
    const seasons = seasonTerms.map((term) => paths.season(term.slug))
    return urlset([
      ...[...standing, ...kinds, ...seasons].map((path) => entry(base, path, null)),
      ...listed(await openStalls(db), paths.farmer),
      ...listed(await experiencesOfMap(db), (slug) => paths.experience(slug)),
      ...listed(await villagesOfMap(db), paths.village),
      ...listed(await mappedHouses(db), (slug) => paths.stay(slug)),
    ])
  }
  const parts = await countParts(db)
  if (part !== null) {
    const number = Number(part)
    if (!Number.isInteger(number) || number < 1 || number > parts) throw new Response(null, { status: 404 })
    return urlset(listed(await goodsOfPart(db, number), paths.product))
  }
  const maps = ['pages', ...Array.from({ length: parts }, (_, i) => String(i + 1))]
  return answer(
    `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${maps.map((name) => `<sitemap><loc>${escapeXml(`${base}/sitemap.xml?part=${name}`)}</loc></sitemap>`).join('')}</sitemapindex>`,
  )
}
