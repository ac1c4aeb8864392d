import { parseWithZod } from '@conform-to/zod/v4'
import type { ZodType } from 'zod'
import { type Locale, localeOfPath } from '#app/i18n/words'
import { formErrorMap } from './form-messages.server'

/** What a refused form gives back: everything that was typed, and what is wrong, in the reader's language. */
export type FormReply = {
  values: Record<string, string | string[]>
  errors: Record<string, string[]>
  formErrors: string[]
}

export type ReadForm<T> = { ok: true; value: T; form: FormData } | { ok: false; reply: FormReply; form: FormData }

const secret = /password|code$/i

/** Everything typed, ready to be put back into the fields; passwords and codes are never sent back. */
export function typedValues(form: FormData): FormReply['values'] {
  const values: FormReply['values'] = Object.create(null)
  for (const name of new Set(form.keys())) {
    if (secret.test(name)) continue
    const texts = form.getAll(name).filter((value): value is string => typeof value === 'string')
    if (texts.length > 0) values[name] = texts.length === 1 ? (texts[0] ?? '') : texts
  }
  return values
}

/** A reply that keeps what was typed and adds sentences of its own (a refusal of the domain, say). */
export function refuse(form: FormData, formErrors: string[], errors: Record<string, string[]> = {}): FormReply {
  return { values: typedValues(form), errors, formErrors }
}

/**
 * The form a request carries.
 * @throws Response 400 for a body that no page of ours sends: a broken one, or text with a NUL, which PostgreSQL can not keep
 */
export async function takeForm(request: Request): Promise<FormData> {
  const form = await request.formData().catch(() => null)
  if (!form || [...form].flat().some((part) => typeof part === 'string' && part.includes('\0'))) throw new Response(null, { status: 400 })
  return form
}

/** Checks a form against a schema. Unknown fields are dropped; messages are in the language of the page's URL. */
export async function readForm<S extends ZodType>(request: Request, schema: S, given?: FormData): Promise<ReadForm<S['_output']>> {
  const form = given ?? (await takeForm(request))
  return checkForm(form, schema, localeOfPath(new URL(request.url).pathname))
}

/** `readForm` for a form that is already at hand. */
export function checkForm<S extends ZodType>(form: FormData, schema: S, locale: Locale): ReadForm<S['_output']> {
  const submission = parseWithZod(form, { schema, error: formErrorMap(locale) })
  if (submission.status === 'success') return { ok: true, value: submission.value as S['_output'], form }
  const { '': formErrors, ...errors } = (submission.error ?? {}) as Record<string, string[] | null>
  const known = Object.fromEntries(Object.entries(errors).filter((entry): entry is [string, string[]] => Array.isArray(entry[1])))
  return { ok: false, reply: refuse(form, formErrors ?? [], known), form }
}
