import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core'
import { offers } from './catalogue'
import { instant, minor } from './columns'
import { users } from './people'

/** What a visitor means to buy. A guest's cart id is an unguessable value in a signed cookie. */
export const carts = pgTable(
  'carts',
  {
    id: uuid('id').primaryKey(),
    userId: uuid('user_id')
      .unique()
      .references(() => users.id, { onDelete: 'cascade' }),
    createdAt: instant('created_at').notNull().defaultNow(),
    touchedAt: instant('touched_at').notNull().defaultNow(),
    /** What was typed at checkout so far; it goes when the purchase is paid, and by itself after a day. */
    draft: jsonb('draft').$type<Record<string, string | string[]>>(),
    draftAt: instant('draft_at'),
  },
  (t) => [
    index('carts_touched').on(t.touchedAt),
    index('carts_draft').on(t.draftAt).where(sql`draft IS NOT NULL`),
    check('carts_draft_dated', sql`(${t.draft} IS NULL) = (${t.draftAt} IS NULL)`),
  ],
)

export const cartItems = pgTable(
  'cart_items',
  {
    cartId: uuid('cart_id')
      .notNull()
      .references(() => carts.id, { onDelete: 'cascade' }),
    offerId: uuid('offer_id')
      .notNull()
      .references(() => offers.id),
    quantity: integer('quantity').notNull(),
    /** The price the buyer last saw, to tell when it changed. */
    seenMinor: minor('seen_minor').notNull(),
    addedAt: instant('added_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.cartId, t.offerId] }),
    index('cart_items_offer').on(t.offerId),
    check('cart_items_quantity', sql`${t.quantity} BETWEEN 1 AND 999`),
  ],
)
