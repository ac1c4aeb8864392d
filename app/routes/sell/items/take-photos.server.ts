import { sayRefusal } from '#app/i18n/say-refusal'
import type { Locale } from '#app/i18n/words'
import { attempt } from '#app/kernel/refusal'
import { db } from '#app/platform/database.server'

const AT_ONCE = 8

/** Takes in the photos of a form, a member's or a guest's, one by one; those that can not be used are named with the reason, the others are kept. */
export async function takePhotos(
  form: FormData,
  userId: string | null,
  locale: Locale,
  field = 'photos',
): Promise<{ keys: string[]; problems: string[] }> {
  const files = form
    .getAll(field)
    .filter((value): value is File => value instanceof File && value.size > 0)
    .slice(0, AT_ONCE)
  if (files.length === 0) return { keys: [], problems: [] }
  // The picture library is loaded by whoever sends a picture, not by every start.
  const { takePhoto } = await import('#app/catalogue/photos/take-photo.server')
  const keys: string[] = []
  const problems: string[] = []
  for (const file of files) {
    const taken = await attempt(async () => takePhoto(db, userId, Buffer.from(await file.arrayBuffer())))
    if (taken.ok) keys.push(taken.value.key)
    else problems.push(sayRefusal(locale, taken.refusal))
  }
  return { keys, problems }
}
