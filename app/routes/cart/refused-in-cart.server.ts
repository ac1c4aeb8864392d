import { paths } from '#app/paths'

const LONGEST = 40

/** What a refused form of the cart gives back: what was typed, what is wrong, and the way to other dates where that helps. */
export function refusedInCart(form: FormData, message: string, details: Record<string, unknown>) {
  const field = (name: string) => String(form.get(name) ?? '').slice(0, LONGEST)
  const typed = Object.fromEntries(['adults', 'children', 'rooms'].map((name) => [name, field(name)]))
  const wishId = field('wishId')
  return {
    intent: field('intent'),
    offerId: field('offerId'),
    typed: field('quantity'),
    message,
    wishId,
    wish: { wishId, message, typed },
    back: backTo(form, details),
  }
}

/** The house with the dates that were asked for, or the experience; null where nothing is known of it. */
function backTo(form: FormData, { slug, kind }: Record<string, unknown>): string | null {
  if (typeof slug !== 'string') return null
  const text = (name: string) => String(form.get(name) ?? '').slice(0, LONGEST)
  const count = (name: string) => (/^\d{1,3}$/.test(text(name)) ? Number(text(name)) : undefined)
  const party = { adults: count('adults'), children: count('children') }
  // The page of the experience says why this session does not fit and names those that do.
  if (kind === 'session') return paths.experience(slug, { sessionId: text('sessionId'), ...party })
  return paths.stay(slug, { arrival: text('arrival'), departure: text('departure'), ...party })
}
