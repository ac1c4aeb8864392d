import { createHash } from 'node:crypto'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { type ShareFacts, shareListing, shareStall } from '#app/catalogue/browse/share-queries.server'
import { placeLabel, referenceData } from '#app/catalogue/listings/reference-data.server'
import { ripeProduce } from '#app/catalogue/season/season-queries.server'
import { isTermSlug, seasonTerms } from '#app/catalogue/season/season-terms'
import { type Locale, pick, say } from '#app/i18n/words'
import { homeWords } from '#app/i18n/words/browsing/home'
import { experienceWords } from '#app/i18n/words/experiences/page'
import { roomWords } from '#app/i18n/words/houses/book-room'
import { season } from '#app/i18n/words/season'
import { doingWords } from '#app/i18n/words/staying/nearby'
import { villageWords } from '#app/i18n/words/staying/villages'
import { dayOf } from '#app/kernel/day'
import { formatMoney } from '#app/kernel/money'
import { db } from '#app/platform/database.server'
import { siteNames } from '#app/routes/page-meta'
import { printOfStay } from '#app/routes/stays/finding/stay-print'
import { placeNamesFor } from '#app/routes/stays/place-names.server'
import { printOf } from '#app/stays/experiences/doings'
import { experiencePage } from '#app/stays/experiences/experience-page.server'
import { shareHouse } from '#app/stays/house/house-queries.server'
import { villageOf } from '#app/stays/villages/village-queries.server'
import { motifOf } from '#app/ui/block-print/motif-of'
import type { SharePicture } from './draw-share-picture.server'

const KEPT = 64
const drawn = new Map<string, Promise<Buffer>>()

/** Drawn pictures are kept for a while: a link that is shared is asked for many times within minutes. */
function draw(key: string, picture: SharePicture): Promise<Buffer> {
  let png = drawn.get(key)
  if (!png) {
    png = import('./draw-share-picture.server').then(({ drawSharePicture }) => drawSharePicture(picture))
    png.catch(() => drawn.delete(key))
    drawn.set(key, png)
    const [oldest] = drawn.keys()
    if (drawn.size > KEPT && oldest !== undefined) drawn.delete(oldest)
  }
  return png
}

const inLanguage = (text: { zh: string; en: string }, locale: Locale) => (locale === 'zh' ? text.zh || text.en : text.en || text.zh)

function ofGoods(facts: ShareFacts, slug: string, locale: Locale): SharePicture {
  const { price } = facts
  const lines = [
    price ? `${formatMoney(price.minor, 'CNY', locale, { dropZeros: true })}/${inLanguage(price.unit, locale)}` : '',
    inLanguage(facts.place, locale),
  ].filter(Boolean)
  return {
    motif: facts.category ? motifOf(facts.category, facts.title.zh) : 'house',
    seed: slug,
    title: inLanguage(facts.title, locale),
    lines,
    name: siteNames[locale],
  }
}

async function ofExperience(slug: string, locale: Locale): Promise<SharePicture | null> {
  const { placeOf } = await placeNamesFor(locale)
  const found = await experiencePage(db, slug, { locale, today: dayOf(new Date()), placeOf })
  if (!found || found === 'gone') return null
  const prices = found.sessions.map(({ adultMinor }) => adultMinor)
  const price =
    prices.length > 0
      ? say(locale, experienceWords.adultPrice, {
          adult: formatMoney(Math.min(...prices), found.currency, locale, { dropZeros: true }),
        })
      : say(locale, doingWords[found.doing])
  return {
    motif: printOf(found.doing, found.printName),
    seed: slug,
    title: found.title,
    lines: [price, found.place],
    name: siteNames[locale],
  }
}

async function ofVillage(code: string, locale: Locale): Promise<SharePicture | null> {
  const { nameOf, placeOf } = await placeNamesFor(locale)
  const village = await villageOf(db, code, locale)
  if (!village || village.counts.farmers + village.counts.stays + village.grows.length === 0) return null
  const grows = village.grows.slice(0, locale === 'zh' ? 3 : 2).join(say(locale, villageWords.list.separator))
  return { motif: 'house', seed: code, title: nameOf(code), lines: [grows, placeOf(code)].filter(Boolean), name: siteNames[locale] }
}

async function pictureOf(kind: string | undefined, slug: string, locale: Locale): Promise<SharePicture | null> {
  if (kind === 'listing' || kind === 'seller') {
    const facts = await (kind === 'listing' ? shareListing(db, slug) : shareStall(db, slug))
    return facts && ofGoods(facts, slug, locale)
  }
  if (kind === 'experience') return ofExperience(slug, locale)
  if (kind === 'village') return ofVillage(slug, locale)
  if (kind === 'stay') {
    const house = await shareHouse(db, slug)
    if (!house) return null
    const price = house.minor === null ? '' : formatMoney(house.minor, 'CNY', locale, { dropZeros: true })
    return {
      motif: printOfStay(house.activities),
      seed: slug,
      title: pick(locale, house.titleZh, house.titleEn),
      lines: [
        price && say(locale, roomWords.from, { money: price }),
        inLanguage(placeLabel(await referenceData(db), house.at), locale),
      ].filter(Boolean),
      name: siteNames[locale],
    }
  }
  if (kind === 'season' && isTermSlug(slug)) {
    const month = seasonTerms.find((term) => term.slug === slug)?.month ?? 1
    const ripe = (await ripeProduce(db, month, locale)).slice(0, locale === 'zh' ? 3 : 1)
    return {
      motif: 'basket',
      seed: slug,
      title: say(locale, season.names[slug]),
      lines: [say(locale, season.lines[slug]), ripe.join(locale === 'zh' ? '、' : ', ')],
      name: siteNames[locale],
    }
  }
  if (kind === 'home')
    return {
      motif: 'boat',
      seed: 'hushang',
      title: siteNames[locale],
      lines: [say(locale, homeWords.title)],
      name: siteNames[locale],
    }
  return null
}

/** GET /share/:kind/:slug.png?lang=en: the picture that stands beside a shared link. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const locale = new URL(request.url).searchParams.get('lang') === 'en' ? 'en' : 'zh'
  const name = /^(.+)\.png$/.exec(params.slug ?? '')?.[1]
  const picture = name ? await pictureOf(params.kind, name, locale) : null
  if (!picture) throw new Response(null, { status: 404 })
  const key = createHash('sha256').update(JSON.stringify(picture)).digest('base64url')
  const headers = { ETag: `"${key}"`, 'Cache-Control': 'public, max-age=86400', 'Content-Type': 'image/png' }
  if (request.headers.get('if-none-match')?.includes(key)) return new Response(null, { status: 304, headers })
  return new Response(new Uint8Array(await draw(key, picture)), { headers })
}
