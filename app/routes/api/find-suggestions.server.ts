import { shortName } from '#app/catalogue/listings/reference-data.server'
import { isDisplayWish } from '#app/catalogue/search/display-wish'
import { findCategories, findPlaces } from '#app/catalogue/search/known-words.server'
import type { Suggestion } from '#app/catalogue/search/search-box'
import { findGoods, findSellers } from '#app/catalogue/search/search-queries.server'
import type { Locale } from '#app/kernel/money'
import { paths } from '#app/paths'
import type { Db } from '#db/client.server'

const MOST = 8
const GOODS = 12

/** Up to eight lines for a visitor who is still typing: names of goods first, then places, kinds and stalls. */
export async function findSuggestions(
  db: Db,
  query: string,
  reader: { locale: Locale; month: number },
  displayLabel: string,
): Promise<Suggestion[]> {
  const [goods, sellers, places, categories] = await Promise.all([
    findGoods(db, query, reader, { limit: GOODS, offset: 0 }),
    findSellers(db, query, reader, 2),
    findPlaces(db, query, 2),
    findCategories(db, query, 1),
  ])
  const pick = (zh: string, en: string) => (reader.locale === 'zh' ? zh || en : en || zh)
  const others: Suggestion[] = [
    ...categories.map(({ code, zh, en }) => ({
      label: pick(shortName(zh), en),
      kind: 'category' as const,
      to: paths.market({ category: code }),
    })),
    ...places.map(({ code, zh, en }) => ({
      label: pick(zh, en),
      kind: 'place' as const,
      to: paths.market(code.length === 6 ? { district: code } : { village: code }),
    })),
    ...sellers.map(({ slug, name }) => ({ label: name, kind: 'seller' as const, to: paths.farmer(slug) })),
  ]
  if (isDisplayWish(query)) others.unshift({ label: displayLabel, kind: 'display', to: paths.display() })
  // Several stalls sell the same thing: one line leads to all of them.
  const names = [...new Set(goods.cards.map((card) => card.title))].slice(0, Math.max(3, MOST - others.length))
  return [...names.map((label) => ({ label, kind: 'goods' as const, to: paths.search(label) })), ...others].slice(0, MOST)
}
