import { Refusal } from '#app/kernel/refusal'
import { isSavedFailure } from '#app/payments/provider/provider-error'

const HOUR = 3600_000
/** Stripe forgets idempotency keys after about a day. */
const keyKeptMs = 20 * HOUR

type Making<T> = { askedAt?: Date; find: () => Promise<T | null>; create: () => Promise<T> }

/**
 * Makes something once, however often and late. Asked for so long ago that its key may be forgotten, it is looked for before it is asked for
 * again; and where Stripe keeps a failure under the key, it may have been made all the same.
 * @throws Refusal unavailable `payments-down`, to be tried again
 */
export async function makeOnce<T>({ askedAt, find, create }: Making<T>): Promise<T> {
  const isOld = askedAt !== undefined && Date.now() - askedAt.getTime() > keyKeptMs
  const known = isOld ? await find() : null
  if (known) return known
  try {
    return await create()
  } catch (error) {
    if (!isSavedFailure(error)) throw error
    const made = await find()
    if (!made) throw new Refusal('unavailable', 'payments-down')
    return made
  }
}
