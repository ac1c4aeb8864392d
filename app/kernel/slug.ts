import { pinyin } from 'pinyin-pro'

const MAX_LENGTH = 48

/** A name as it may stand in a URL: pinyin syllables and Latin words joined by hyphens; '' when nothing remains. */
export function slugOf(name: string): string {
  return pinyin(name.normalize('NFKC'), { toneType: 'none', type: 'array', nonZh: 'consecutive' })
    .join('-')
    .toLowerCase()
    .replace(/ü/g, 'v')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_LENGTH)
    .replace(/^-+|-+$/g, '')
}
