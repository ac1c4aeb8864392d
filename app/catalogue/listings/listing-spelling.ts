import { gramsOf, searchTextOf } from '#app/kernel/spelling'

/**
 * What the search box finds a listing by; to be written whenever a title changes.
 * @param names what else it is called or where it grows, in either language: its produce, category, county and town
 */
export function listingSpelling({
  titleZh,
  titleEn,
  names,
}: {
  titleZh: string
  titleEn: string
  names: readonly (string | null | undefined)[]
}): {
  searchText: string
  searchGrams: string[]
} {
  const parts = [titleZh, titleEn, ...names]
  return { searchText: searchTextOf(parts), searchGrams: gramsOf(parts.filter(Boolean).join(' ')) }
}
