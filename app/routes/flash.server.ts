import { createCookie } from '@remix-run/node'
import { z } from 'zod'
import { type Locale, sayFound, type Word } from '#app/i18n/words'
import { flashes } from '#app/i18n/words/flashes'

const cookie = createCookie('hs_flash', { path: '/', httpOnly: true, sameSite: 'lax', maxAge: 60 })
const Flash = z.object({
  key: z.string().refine((key) => Object.hasOwn(flashes, key)),
  values: z.record(z.string(), z.union([z.string().max(200), z.number()])).optional(),
})

export type FlashMessage = z.infer<typeof Flash>

/** A Set-Cookie header that makes the next page say `i18n/words/flashes.ts`'s sentence of that key once. */
export function flashHeader(key: string, values?: FlashMessage['values']): Promise<string> {
  return cookie.serialize({ key, values })
}

/** The message left for this page, with the header that removes it. Data requests of a navigation take it, so it shows once. */
export async function takeFlash(request: Request): Promise<{ flash: FlashMessage | null; headers: Headers | null }> {
  if (!request.headers.get('cookie')?.includes('hs_flash=')) return { flash: null, headers: null }
  const parsed = Flash.safeParse(await cookie.parse(request.headers.get('cookie')))
  return { flash: parsed.success ? parsed.data : null, headers: new Headers({ 'Set-Cookie': await cookie.serialize('', { maxAge: 0 }) }) }
}

/** Said on the server, so that no page carries every sentence that any act may leave. */
export function sayFlash(locale: Locale, { key, values }: FlashMessage): string {
  return sayFound(locale, flashes[key as keyof typeof flashes] satisfies Word, values)
}
