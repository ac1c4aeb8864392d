import { type StoredPage, storePage } from './stored-page.server'

const LONGEST_MS = 60_000
const MOST_BYTES = 8_000_000
const MOST_REMEMBERED = 2_000

type HeaderList = readonly (readonly [name: string, value: string])[]
type Drawn = { page: StoredPage | null; headers: HeaderList; until: number }

/**
 * Pages by what they say: one that is asked for again with the very same facts is not drawn again. The facts are read anew for
 * every request, so nothing here can be out of date; a page is kept from its second drawing on.
 */
export class DrawnPages {
  private readonly drawn = new Map<string, Drawn>()
  private bytes = 0

  /** @param facts the digest of everything the page is drawn from but its nonce: address and data */
  find(facts: string): { page: StoredPage; headers: HeaderList } | undefined {
    const known = this.drawn.get(facts)
    return known?.page && known.until > Date.now() ? { page: known.page, headers: known.headers } : undefined
  }

  keep(facts: string, html: Buffer, nonce: string, headers: HeaderList): void {
    const known = this.drawn.get(facts)
    this.drop(facts, known)
    const page = known ? storePage(html, nonce) : null
    this.drawn.set(facts, { page, headers, until: Date.now() + LONGEST_MS })
    this.bytes += page?.bytes ?? 0
    for (const [oldest, entry] of this.drawn) {
      if (this.bytes <= MOST_BYTES && this.drawn.size <= MOST_REMEMBERED) break
      this.drop(oldest, entry)
    }
  }

  private drop(facts: string, entry: Drawn | undefined): void {
    if (entry && this.drawn.delete(facts)) this.bytes -= entry.page?.bytes ?? 0
  }
}
