import { sql } from 'drizzle-orm'
import { check, date, index, integer, jsonb, pgTable, primaryKey, smallint, unique, uuid } from 'drizzle-orm/pg-core'
import { offers } from './catalogue'
import { instant, minor } from './columns'
import { experienceSessions } from './experiences'
import { users } from './people'
import { roomTypes } from './stays'

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

/** Rooms a visitor means to book. Nothing is held by them. */
export const cartStays = pgTable(
  'cart_stays',
  {
    id: uuid('id').primaryKey(),
    cartId: uuid('cart_id')
      .notNull()
      .references(() => carts.id, { onDelete: 'cascade' }),
    roomTypeId: uuid('room_type_id')
      .notNull()
      .references(() => roomTypes.id),
    arrival: date('arrival', { mode: 'string' }).notNull(),
    departure: date('departure', { mode: 'string' }).notNull(),
    adults: smallint('adults').notNull(),
    children: smallint('children').notNull().default(0),
    /** How many such rooms, each with a party of this size and these extras. */
    rooms: smallint('rooms').notNull().default(1),
    extras: jsonb('extras').$type<{ extraId: string; count: number }[]>().notNull().default([]),
    /** The whole price of one such room that the visitor last saw. */
    seenMinor: minor('seen_minor').notNull(),
    addedAt: instant('added_at').notNull().defaultNow(),
  },
  (t) => [
    unique('cart_stays_once').on(t.cartId, t.roomTypeId, t.arrival, t.departure),
    index('cart_stays_room_type').on(t.roomTypeId),
    check('cart_stays_nights', sql`${t.departure} > ${t.arrival} AND ${t.departure} - ${t.arrival} <= 365`),
    check('cart_stays_guests', sql`${t.adults} BETWEEN 1 AND 100 AND ${t.children} BETWEEN 0 AND 100 AND ${t.rooms} BETWEEN 1 AND 9`),
  ],
)

/** Seats at a session a visitor means to book. Nothing is held by them. */
export const cartSeats = pgTable(
  'cart_seats',
  {
    id: uuid('id').primaryKey(),
    cartId: uuid('cart_id')
      .notNull()
      .references(() => carts.id, { onDelete: 'cascade' }),
    sessionId: uuid('session_id')
      .notNull()
      .references(() => experienceSessions.id),
    adults: smallint('adults').notNull(),
    children: smallint('children').notNull().default(0),
    seenMinor: minor('seen_minor').notNull(),
    addedAt: instant('added_at').notNull().defaultNow(),
  },
  (t) => [
    unique('cart_seats_once').on(t.cartId, t.sessionId),
    index('cart_seats_session').on(t.sessionId),
    check('cart_seats_guests', sql`${t.adults} BETWEEN 0 AND 100 AND ${t.children} BETWEEN 0 AND 100 AND ${t.adults} + ${t.children} >= 1`),
  ],
)
