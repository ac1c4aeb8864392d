import { gramsOf, searchTextOf } from '#app/kernel/spelling'

/** What the search box finds a stall by: its names, the person behind it, what it grows and where. */
export function stallSpelling(parts: readonly (string | null | undefined)[]): { searchText: string; searchGrams: string[] } {
  return { searchText: searchTextOf(parts), searchGrams: gramsOf(parts.filter(Boolean).join(' ')) }
}
