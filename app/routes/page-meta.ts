import type { MetaDescriptor } from '@remix-run/node'
import { type Locale, localizePath } from '#app/i18n/words'

type PageMeta = {
  locale: Locale
  /** From `paths.ts`, without the language; the address this page is best known under. */
  path: string
  /** Without the market's name, which is put behind it. */
  title: string
  description: string
  /** Path of a 1200×630 picture, such as `paths.sharePicture(…)`. */
  image?: string
  /** As the route's `meta` receives them; the market's own address is read from the root's data. */
  matches?: readonly { id: string; data?: unknown }[]
  /** Personal and filtered pages stay out of search engines. */
  noIndex?: boolean
}

export const siteNames: Record<Locale, string> = { zh: '湖上集', en: 'Hushang Market' }
const languageCodes: Record<Locale, string> = { zh: 'zh-CN', en: 'en' }

function baseOf(matches: PageMeta['matches']): string | undefined {
  const root = matches?.find((match) => match.id === 'root')?.data as { baseUrl?: unknown } | undefined
  return typeof root?.baseUrl === 'string' ? root.baseUrl : undefined
}

/** Title, description, canonical address, the other language and the share picture of a page. */
export function pageMeta({ locale, path, title, description, image, matches, noIndex }: PageMeta): MetaDescriptor[] {
  const base = baseOf(matches)
  const here = localizePath(path, locale)
  const full = title === siteNames[locale] ? title : `${title} · ${siteNames[locale]}`
  const meta: MetaDescriptor[] = [
    { title: full },
    { name: 'description', content: description },
    { property: 'og:site_name', content: siteNames[locale] },
    { property: 'og:type', content: 'website' },
    { property: 'og:title', content: title },
    { property: 'og:description', content: description },
    { property: 'og:locale', content: locale === 'zh' ? 'zh_CN' : 'en_GB' },
  ]
  if (noIndex) meta.push({ name: 'robots', content: 'noindex' })
  if (!base) return meta
  meta.push({ property: 'og:url', content: base + here })
  const picture = image ?? '/share/home/market.png'
  meta.push(
    { property: 'og:image', content: `${base}${picture}${locale === 'en' ? '?lang=en' : ''}` },
    { property: 'og:image:width', content: '1200' },
    { property: 'og:image:height', content: '630' },
    { name: 'twitter:card', content: 'summary_large_image' },
  )
  if (noIndex) return meta
  meta.push({ tagName: 'link', rel: 'canonical', href: base + here })
  for (const language of ['zh', 'en'] as const) {
    meta.push({ tagName: 'link', rel: 'alternate', hrefLang: languageCodes[language], href: base + localizePath(path, language) })
  }
  meta.push({ tagName: 'link', rel: 'alternate', hrefLang: 'x-default', href: base + localizePath(path, 'zh') })
  return meta
}
