import type { $ZodErrorMap } from 'zod/v4/core'
import { type Locale, say, sayFound, type Word } from '#app/i18n/words'
import { forms } from '#app/i18n/words/forms'

/** Sentences named by schemas: `z.string().regex(…, 'phone')` says `forms.phone`. */
const named = forms as Record<string, Word>

/**
 * Speaks zod's findings in the reader's language. A message that names a sentence of `i18n/words/forms.ts` says that one.
 */
export function formErrorMap(locale: Locale): $ZodErrorMap {
  return (issue) => {
    switch (issue.code) {
      case 'invalid_type':
        return issue.input === undefined || issue.input === null ? say(locale, forms.needed) : say(locale, forms.wrong)
      case 'too_small':
        if (issue.origin === 'string')
          return Number(issue.minimum) <= 1 ? say(locale, forms.needed) : say(locale, forms.tooShort, { n: Number(issue.minimum) })
        return say(locale, forms.tooSmall, { n: Number(issue.minimum) })
      case 'too_big':
        return issue.origin === 'string'
          ? say(locale, forms.tooLong, { n: Number(issue.maximum) })
          : say(locale, forms.tooBig, { n: Number(issue.maximum) })
      case 'invalid_format':
        return say(locale, issue.format === 'email' ? forms.email : forms.wrong)
      case 'invalid_value':
        return say(locale, forms.choose)
      case 'custom': {
        const params = issue.params as { say?: string; values?: Record<string, string | number> } | undefined
        const word = named[params?.say ?? '']
        return word ? sayFound(locale, word, params?.values) : sayFound(locale, forms.wrong)
      }
      default:
        return say(locale, forms.wrong)
    }
  }
}

/** For `z.refine`/`superRefine`: an issue that says a sentence of `i18n/words/forms.ts`. */
export const saying = (key: keyof typeof forms) => ({ params: { say: key } })
