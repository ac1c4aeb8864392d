import { sql } from 'drizzle-orm'
import type { CardFacts } from '#app/catalogue/cards/card-facts'
import { type CardRow, cardColumns, cardOf } from '#app/catalogue/cards/card-rows.server'
import { placeLabel, referenceData, shortName } from '#app/catalogue/listings/reference-data.server'
import { addDays, type Day, startOfDay } from '#app/kernel/day'
import type { Locale } from '#app/kernel/money'
import type { Db } from '#db/client.server'
import { COUNT_UP_TO } from './market-queries.server'

type PlotFacts = { code: string; name: string; note: string }
export type MeetSeller = {
  slug: string
  name: string
  contact: string
  place: string
  story: string
  portrait: string | null
  cards: CardFacts[]
}
export type HomePage = {
  newest: CardFacts[]
  /** Goods on show, counted up to `COUNT_UP_TO`; one more means there are more. */
  onShow: number
  stalls: number
  /** Listings of the last seven days. */
  fresh: number
  plots: PlotFacts[]
  meet: MeetSeller | null
}

const NEWEST_GOODS = 8
const GOODS_OF_SELLER = 3
const STORY_CHARACTERS = 90

type Counts = { stalls: number; fresh: number; onShow: number; filled: string[] | null }
type StoryRow = CardRow & {
  sellerSlug: string
  nameZh: string
  nameEn: string
  contactZh: string
  contactEn: string
  at: string
  storyZh: string
  storyEn: string
  portrait: string | null
}

/** What the front of the market shows on a day in Asia/Shanghai. A different stall is introduced each day, in turn. */
export async function homePage(db: Db, { locale, month, day }: { locale: Locale; month: number; day: Day }): Promise<HomePage> {
  const data = await referenceData(db)
  const pick = (zh: string, en: string) => (locale === 'zh' ? zh || en : en || zh)
  const week = startOfDay(addDays(day, -6))
  const dayNumber = Math.floor(startOfDay(day).getTime() / 86_400_000)
  const [newest, counts, stories] = await Promise.all([
    db.execute<CardRow>(sql`SELECT ${cardColumns(month)} FROM listings l JOIN sellers s ON s.id = l.seller_id
      WHERE l.on_show AND l.in_stock ORDER BY l.published_at DESC NULLS LAST, l.id DESC NULLS LAST LIMIT ${NEWEST_GOODS}`),
    db.execute<Counts>(sql`SELECT (SELECT count(*)::int FROM sellers WHERE status = 'active') AS stalls,
      (SELECT count(*)::int FROM (SELECT 1 FROM listings WHERE on_show AND published_at >= ${week} LIMIT ${COUNT_UP_TO + 1}) f) AS fresh,
      (SELECT count(*)::int FROM (SELECT 1 FROM listings WHERE on_show LIMIT ${COUNT_UP_TO + 1}) a) AS "onShow",
      (SELECT array_agg(c.code ORDER BY c.position) FROM categories c WHERE EXISTS (SELECT 1 FROM listings l WHERE l.category_code = c.code AND l.on_show)) AS filled`),
    db.execute<StoryRow>(sql`
      WITH told AS (SELECT t.*, row_number() OVER (ORDER BY t.id) - 1 AS turn, count(*) OVER () AS all_told FROM sellers t
        WHERE t.status = 'active' AND length(t.story_zh) >= 30 AND EXISTS (SELECT 1 FROM listings l WHERE l.seller_id = t.id AND l.on_show AND l.in_stock))
      SELECT s.slug AS "sellerSlug", s.name_zh AS "nameZh", s.name_en AS "nameEn", s.contact_zh AS "contactZh", s.contact_en AS "contactEn", coalesce(s.village_code, s.town_code) AS at,
        s.story_zh AS "storyZh", s.story_en AS "storyEn", s.portrait_key AS portrait, ${cardColumns(month)}
      FROM told s CROSS JOIN LATERAL (SELECT * FROM listings g WHERE g.seller_id = s.id AND g.on_show AND g.in_stock ORDER BY g.shuffle, g.id LIMIT ${GOODS_OF_SELLER}) l
      WHERE s.turn = ${dayNumber} % s.all_told
      ORDER BY l.shuffle, l.id`),
  ])
  const count = counts.rows[0]
  return {
    newest: newest.rows.map((row) => cardOf(row, data, locale)),
    onShow: count?.onShow ?? 0,
    stalls: count?.stalls ?? 0,
    fresh: count?.fresh ?? 0,
    plots: plotsOf(count?.filled ?? []),
    meet: meetOf(stories.rows),
  }

  function plotsOf(filled: readonly string[]): PlotFacts[] {
    return [...data.categories.values()]
      .filter((top) => !top.parent)
      .flatMap((top) => {
        const below = [...data.categories.values()].filter((category) => category.parent === top.code && filled.includes(category.code))
        if (below.length === 0 && !filled.includes(top.code)) return []
        const names = below.slice(0, 3).map((category) => pick(shortName(category.zh), category.en))
        return [{ code: top.code, name: pick(shortName(top.zh), top.en), note: names.join(locale === 'zh' ? '、' : ', ') }]
      })
  }

  function meetOf(rows: StoryRow[]): MeetSeller | null {
    const [first] = rows
    if (!first) return null
    const place = placeLabel(data, first.at)
    const story = pick(first.storyZh, first.storyEn)
    return {
      slug: first.sellerSlug,
      name: pick(first.nameZh, first.nameEn),
      contact: pick(first.contactZh, first.contactEn),
      place: pick(place.zh, place.en),
      story: cutAtSentence(story, locale === 'zh' ? STORY_CHARACTERS : STORY_CHARACTERS * 2.5),
      portrait: first.portrait,
      cards: rows.map((row) => cardOf(row, data, locale)),
    }
  }
}

/** The first sentences of a text that fit. */
export function cutAtSentence(text: string, characters: number): string {
  if (text.length <= characters) return text
  const cut = text.slice(0, characters)
  const end = Math.max(...['。', '！', '？', '. ', '! ', '? '].map((mark) => cut.lastIndexOf(mark)))
  return end > characters / 3 ? cut.slice(0, end + 1) : `${cut}…`
}
