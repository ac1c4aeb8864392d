import { type Locale, say, sayFound, type Word } from '#app/i18n/words'
import { messages } from '#app/i18n/words/messages'
import { notices as w } from '#app/i18n/words/notices'

type Told = { kind: string; detail: Record<string, string | number | { zh: string; en: string }> }

/** The message's own sentence without the market's signature and the link, which stand on the page already; empty for a kind not known. */
export function sayNotice(locale: Locale, { kind, detail }: Told): string {
  const word = (messages as Record<string, Word>)[kind]
  if (!word) return ''
  const inLocale = Object.entries(detail).map(([name, value]) => [name, typeof value === 'object' ? value[locale] : value])
  return sayFound(locale, word, { arrives: say(locale, w.refundWithin), ...Object.fromEntries(inLocale), url: '' })
    .replace(/^(【湖上集】|\[Hushang Market\] )/, '')
    .replace(/(查看：|See |：|: )\s*$/, '')
    .trim()
}
