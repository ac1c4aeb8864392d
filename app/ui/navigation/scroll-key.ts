type Place = { key: string; pathname: string; search: string; hash: string }

/**
 * Under which name the place of a scrolled page is kept. Links within a page, followed by the browser itself, leave no key in
 * its history: Remix calls them all `default`, and a second page would be scrolled to where the first was left.
 */
export function scrollKey({ key, pathname, search, hash }: Place): string {
  return key === 'default' && typeof window !== 'undefined' ? `${performance.timeOrigin} ${pathname}${search}${hash}` : key
}
