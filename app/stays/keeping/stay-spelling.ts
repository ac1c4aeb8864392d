import { gramsOf, searchTextOf } from '#app/kernel/spelling'

/** What the search box finds a house or an experience by; to be written whenever a title or a place changes. */
export function staySpelling(names: readonly (string | null | undefined)[]): { searchText: string; searchGrams: string[] } {
  return { searchText: searchTextOf(names), searchGrams: gramsOf(names.filter(Boolean).join(' ')) }
}
