import type { ReactNode } from 'react'
import { useLocale } from '#app/i18n/use-locale'
import type { Locale } from '#app/i18n/words'

const chinese = /(\p{Script=Han}(?:[\p{Script=Han}\p{N}\s、。，；：！？·…“”《》（）【】-]*[\p{Script=Han}。！？”》）】])?)/u

/** What people wrote, alone or within a sentence: on an English page its Chinese is marked, for the voice that reads it aloud. */
export function Written({ children }: { children: string }) {
  const { locale } = useLocale()
  if (locale === 'zh' || !chinese.test(children)) return children
  return children.split(chinese).map((part, i) =>
    i % 2 === 0 ? (
      part
    ) : (
      <span key={part} lang="zh-CN">
        {part}
      </span>
    ),
  )
}

/** The `lang` of an element whose text or label may hold Chinese that can not be marked by itself, such as an option. */
export function langOf(text: string, locale: Locale): 'zh-CN' | undefined {
  return locale !== 'zh' && chinese.test(text) ? 'zh-CN' : undefined
}

/** A short text that is read aloud in more words than are seen, such as 去掉 beside each line of a cart. */
export function Said({ as, children }: { as: string; children: ReactNode }) {
  return (
    <>
      <span aria-hidden="true">{children}</span>
      <span className="sr-only">
        <Written>{as}</Written>
      </span>
    </>
  )
}
