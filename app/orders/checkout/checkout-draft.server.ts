import { sql } from 'drizzle-orm'
import { type CartOwner, isCartOf } from '#app/cart/cart-lines.server'
import type { Db } from '#db/client.server'
import type { Typed } from './checkout-view.server'

const KEPT_HOURS = 24
const LONGEST = 400
const KEPT =
  /^(?:name|phone|province|city|district|town|place|detail|pasted|email|addressId|saveAddress|(?:note|invoice|invoiceTitle|invoiceTaxNo|exempt)-[0-9a-f-]{36})$/
const MOST_FIELDS = 300

/** Keeps what was typed at checkout with the cart, for the way back: after signing in, after a look at the cart. */
export async function keepDraft(db: Db, owner: CartOwner, typed: Typed): Promise<void> {
  const fields = Object.entries(typed).filter((field): field is [string, string] => KEPT.test(field[0]) && typeof field[1] === 'string')
  const draft = Object.fromEntries(fields.slice(0, MOST_FIELDS).map(([name, text]) => [name, text.slice(0, LONGEST)]))
  // A guest is not asked whether to keep the address; a member is, with the tick set.
  if (!owner.userId) draft.saveAddress = 'on'
  await db.execute(sql`UPDATE carts c SET draft = ${JSON.stringify(draft)}::jsonb, draft_at = now() WHERE ${isCartOf(owner)}`)
}

/** What was typed before; nothing after a day. An address that was begun stands before the saved ones. */
export async function draftOf(db: Db, owner: CartOwner): Promise<Typed> {
  const { rows } = await db.execute<{ draft: Record<string, string> }>(sql`
    SELECT c.draft FROM carts c WHERE ${isCartOf(owner)} AND c.draft_at > now() - make_interval(hours => ${KEPT_HOURS})`)
  const draft = rows[0]?.draft
  if (!draft) return {}
  const begun = Boolean(draft.name || draft.phone || draft.province || draft.detail)
  return begun && !draft.addressId ? { ...draft, addressId: 'new' } : draft
}

/** Forgets drafts nobody came back to. Run daily. */
export async function sweepDrafts(db: Db): Promise<void> {
  await db.execute(sql`
    UPDATE carts SET draft = NULL, draft_at = NULL WHERE draft IS NOT NULL AND draft_at < now() - make_interval(hours => ${KEPT_HOURS})`)
}
