import { createHash } from 'node:crypto'
import type { DrawnBody } from '#app/load-context'
import { type StoredPage, storePage } from './stored-page.server'

const LONGEST_MS = 60_000
const MOST_BYTES = 8_000_000
const MOST_REMEMBERED = 2_000

type Drawn = { page: StoredPage | null; until: number }

/**
 * Pages by what they say: one that is asked for again with the very same facts is not drawn again. The facts are read anew for
 * every request, so nothing here can be out of date; a page is kept from its second drawing on.
 */
export class DrawnPages {
  private readonly drawn = new Map<string, Drawn>()
  private bytes = 0

  /** @param facts everything the page is drawn from but its nonce: address and data */
  answer(facts: string, nonce: string, gzip: boolean, draw: () => string): DrawnBody {
    const key = createHash('sha256').update(facts).digest('base64')
    const now = Date.now()
    const known = this.drawn.get(key)
    if (known?.page && known.until > now) return { bytes: known.page.render(nonce, gzip), gzipped: gzip }
    const html = Buffer.from(draw())
    this.drop(key, known)
    const page = known ? storePage(html, nonce) : null
    this.drawn.set(key, { page, until: now + LONGEST_MS })
    this.bytes += page?.bytes ?? 0
    for (const [oldest, entry] of this.drawn) {
      if (this.bytes <= MOST_BYTES && this.drawn.size <= MOST_REMEMBERED) break
      this.drop(oldest, entry)
    }
    return { bytes: html, gzipped: false }
  }

  private drop(key: string, entry: Drawn | undefined): void {
    if (entry && this.drawn.delete(key)) this.bytes -= entry.page?.bytes ?? 0
  }
}
