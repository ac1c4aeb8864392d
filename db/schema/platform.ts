import { sql } from 'drizzle-orm'
import { bigint, check, index, integer, jsonb, pgTable, primaryKey, smallint, text, unique, uuid } from 'drizzle-orm/pg-core'
import { bytes, instant } from './columns'
import { users } from './people'

/** Facts that travel up or out, written in the same transaction as what they tell. */
export const outbox = pgTable(
  'outbox',
  {
    id: uuid('id').primaryKey(),
    topic: text('topic').notNull(),
    dedupeKey: text('dedupe_key').notNull(),
    payload: jsonb('payload').$type<Record<string, unknown>>().notNull(),
    state: text('state', { enum: ['pending', 'done', 'dead'] })
      .notNull()
      .default('pending'),
    runAfter: instant('run_after').notNull().defaultNow(),
    createdAt: instant('created_at').notNull().defaultNow(),
    doneAt: instant('done_at'),
  },
  (t) => [
    unique('outbox_once').on(t.topic, t.dedupeKey),
    index('outbox_open').on(t.createdAt).where(sql`state <> 'done'`),
    check('outbox_state_known', sql`${t.state} IN ('pending','done','dead')`),
  ],
)

/** Answers kept by client key, so that a repeated request is done once. */
export const idempotency = pgTable(
  'idempotency',
  {
    actor: text('actor').notNull(),
    route: text('route').notNull(),
    key: text('key').notNull(),
    requestHash: text('request_hash').notNull(),
    state: text('state', { enum: ['started', 'finished'] }).notNull(),
    lockedUntil: instant('locked_until'),
    status: integer('status'),
    body: jsonb('body').$type<Record<string, unknown>>(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.actor, t.route, t.key] }),
    check('idempotency_key_length', sql`length(${t.key}) BETWEEN 16 AND 255`),
    check('idempotency_finished', sql`(${t.state} = 'finished') = (${t.status} IS NOT NULL)`),
  ],
)

/** Mail and SMS as sent by the built-in transports of demo and tests. */
export const mailbox = pgTable(
  'mailbox',
  {
    id: uuid('id').primaryKey(),
    channel: text('channel', { enum: ['mail', 'sms'] }).notNull(),
    recipient: text('recipient').notNull(),
    subject: text('subject').notNull().default(''),
    body: text('body').notNull(),
    messageId: text('message_id').notNull().unique(),
    at: instant('at').notNull().defaultNow(),
  },
  (t) => [index('mailbox_recipient').on(t.recipient, t.at)],
)

/** What a notice's sentence is filled with; of what differs by language, both. */
export type NoticeDetail = Record<string, string | number | { zh: string; en: string }>

/** Notices shown to a signed-in person. */
export const notices = pgTable(
  'notices',
  {
    id: uuid('id').primaryKey(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    kind: text('kind').notNull(),
    dedupeKey: text('dedupe_key').notNull(),
    detail: jsonb('detail').$type<NoticeDetail>().notNull(),
    path: text('path').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    readAt: instant('read_at'),
  },
  (t) => [unique('notices_once').on(t.userId, t.kind, t.dedupeKey), index('notices_user').on(t.userId, t.createdAt)],
)

/** Store of rate-limiter-flexible; its column names. `expire` is epoch milliseconds. */
export const rateLimits = pgTable('rate_limits', {
  key: text('key').primaryKey(),
  points: integer('points').notNull().default(0),
  expire: bigint('expire', { mode: 'number' }),
})

/** Files behind the uploads boundary: what exists is written here first. */
export const uploads = pgTable(
  'uploads',
  {
    key: text('key').primaryKey(),
    ownerId: uuid('owner_id').references(() => users.id),
    width: smallint('width').notNull(),
    height: smallint('height').notNull(),
    bytes: integer('bytes').notNull(),
    sha256: bytes('sha256').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [index('uploads_owner').on(t.ownerId)],
)

/** One-line facts about this installation: reference data version, seed marker. */
export const settings = pgTable('settings', {
  name: text('name').primaryKey(),
  value: jsonb('value').$type<unknown>().notNull(),
  updatedAt: instant('updated_at').notNull().defaultNow(),
})
