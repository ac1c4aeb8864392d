import { paths } from '#app/paths'

const LONGEST = 40
const MOST_FIELDS = 40
/** What a form of a house or an experience brings back to its page. */
const kept = /^(arrival|departure|adults|children|rooms|youngest|month|extra-[0-9a-f-]{36})$/
const SLUG = /^[a-z0-9-]{1,120}$/

/** Where a form came from that named no room or no session, with everything that was typed; null for one that does not say. */
export function backToChoose(form: FormData, key: string): string | null {
  const slug = form.get('slug')
  if (typeof slug !== 'string' || !SLUG.test(slug)) return null
  const typed = [...form].flatMap(([name, value]): [string, string][] =>
    kept.test(name) && typeof value === 'string' ? [[name, value.slice(0, LONGEST)]] : [],
  )
  const query = (choice: string) => new URLSearchParams([...typed.slice(0, MOST_FIELDS), [choice, 'none']])
  if (key === 'session-none') return `${paths.experience(slug)}?${query('sessionId')}#refused`
  return key === 'room-none' ? `${paths.stay(slug)}?${query('room')}#refused` : null
}

/** What a refused form of the cart gives back: what was typed, what is wrong, and the way to other dates where that helps. */
export function refusedInCart(form: FormData, message: string, details: Record<string, unknown>) {
  const field = (name: string) => String(form.get(name) ?? '').slice(0, LONGEST)
  const names = ['adults', 'children', 'rooms', ...[...form.keys()].filter((name) => name.startsWith('extra-')).slice(0, MOST_FIELDS)]
  const typed = Object.fromEntries(names.map((name) => [name, field(name)]))
  const wishId = field('wishId')
  return {
    intent: field('intent'),
    offerId: field('offerId'),
    typed: field('quantity'),
    message,
    wishId,
    wish: { wishId, message, typed, field: fieldOf(details, names) },
    back: backTo(form, details),
  }
}

/** The field a refusal is about: named by it, else the first. */
function fieldOf({ field, extraId }: Record<string, unknown>, names: readonly string[]): string {
  const named = typeof extraId === 'string' ? `extra-${extraId}` : field
  return names.find((name) => name === named) ?? 'adults'
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
