import { sql } from 'drizzle-orm'
import { check, date, foreignKey, index, integer, pgTable, smallint, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { listings } from './catalogue'
import { instant, minor } from './columns'
import { actorKinds, orderLines, sellerOrders } from './orders'
import { refunds } from './payments'
import { users } from './people'

/** `claim`: something is wrong with the goods. `return`: they are sent back within seven days, for no reason. */
export const claimSorts = ['claim', 'return'] as const
export const claimStates = ['open', 'offered', 'refused', 'disputed', 'sending', 'sent', 'approved', 'closed'] as const
export const claimLineKinds = ['spoiled', 'short', 'wrong', 'late', 'other', 'unwanted'] as const
export const claimDeciders = ['record', 'seller', 'silence', 'buyer', 'operator'] as const
export const claimBearers = ['seller', 'house', 'carrier'] as const
export const claimPhotoKinds = ['parcel', 'damage', 'answer'] as const
export const lotStopReasons = ['three-claims', 'five-percent'] as const

/** What a buyer asks back of one seller's goods, and how it ended. One waits at a time for each order. */
export const claims = pgTable(
  'claims',
  {
    id: uuid('id').primaryKey(),
    sellerOrderId: uuid('seller_order_id').notNull(),
    sellerId: uuid('seller_id').notNull(),
    sort: text('sort', { enum: claimSorts }).notNull().default('claim'),
    /** From the form: pressed twice, it is one claim. */
    requestKey: uuid('request_key').notNull(),
    state: text('state', { enum: claimStates }).notNull(),
    words: text('words').notNull(),
    /** Goods and freight together; the freight in it apart. */
    askedMinor: minor('asked_minor').notNull(),
    askedFreightMinor: minor('asked_freight_minor').notNull().default(0),
    offeredMinor: minor('offered_minor'),
    grantedMinor: minor('granted_minor'),
    grantedFreightMinor: minor('granted_freight_minor'),
    decidedBy: text('decided_by', { enum: claimDeciders }),
    /** Who is to bear what was granted. */
    bearer: text('bearer', { enum: claimBearers }),
    refundId: uuid('refund_id').references(() => refunds.id),
    /** When what waits now ends by itself, or for an operator when he promised to have looked. */
    dueAt: instant('due_at'),
    /** Of goods on their way back. */
    carrier: text('carrier').notNull().default(''),
    trackingNo: text('tracking_no').notNull().default(''),
    createdAt: instant('created_at').notNull().defaultNow(),
    endedAt: instant('ended_at'),
  },
  (t) => [
    unique('claims_once').on(t.sellerOrderId, t.requestKey),
    unique('claims_id_order').on(t.id, t.sellerOrderId),
    uniqueIndex('claims_one_waiting').on(t.sellerOrderId).where(sql`state NOT IN ('approved','closed')`),
    index('claims_seller').on(t.sellerId, t.createdAt),
    index('claims_due').on(t.dueAt).where(sql`due_at IS NOT NULL`),
    index('claims_newest').on(t.createdAt),
    index('claims_refund').on(t.refundId),
    foreignKey({
      columns: [t.sellerOrderId, t.sellerId],
      foreignColumns: [sellerOrders.id, sellerOrders.sellerId],
      name: 'claims_order_of_seller',
    }),
    check('claims_sort_known', sql`${t.sort} IN ('claim','return')`),
    check('claims_state_known', sql`${t.state} IN ('open','offered','refused','disputed','sending','sent','approved','closed')`),
    check('claims_return_states', sql`${t.sort} = 'return' OR ${t.state} NOT IN ('sending','sent')`),
    check('claims_words', sql`length(${t.words}) <= 1000`),
    check('claims_asked', sql`${t.askedMinor} > 0 AND ${t.askedFreightMinor} BETWEEN 0 AND ${t.askedMinor}`),
    check(
      'claims_offered',
      sql`${t.offeredMinor} BETWEEN 1 AND ${t.askedMinor} AND (${t.state} <> 'offered' OR ${t.offeredMinor} IS NOT NULL)`,
    ),
    check(
      'claims_granted',
      sql`${t.grantedMinor} BETWEEN 0 AND ${t.askedMinor} AND ${t.grantedFreightMinor} BETWEEN 0 AND ${t.grantedMinor}`,
    ),
    check(
      'claims_ended',
      sql`(${t.state} IN ('approved','closed')) = (${t.endedAt} IS NOT NULL) AND (${t.endedAt} IS NULL) = (${t.dueAt} IS NOT NULL) AND (${t.endedAt} IS NULL) = (${t.decidedBy} IS NULL)`,
    ),
    check(
      'claims_approved',
      sql`(${t.state} = 'approved') = (${t.refundId} IS NOT NULL) AND (${t.state} = 'approved') = (coalesce(${t.grantedMinor}, 0) > 0) AND (${t.state} = 'approved') = (${t.bearer} IS NOT NULL)`,
    ),
    check('claims_decided_known', sql`${t.decidedBy} IN ('record','seller','silence','buyer','operator')`),
    check('claims_bearer_known', sql`${t.bearer} IN ('seller','house','carrier')`),
    check('claims_parcel', sql`length(${t.carrier}) <= 40 AND length(${t.trackingNo}) <= 40`),
  ],
)

/** The lines a claim speaks of: how much of each by percent, by weight or by pieces, and what that comes to. */
export const claimLines = pgTable(
  'claim_lines',
  {
    id: uuid('id').primaryKey(),
    claimId: uuid('claim_id').notNull(),
    sellerOrderId: uuid('seller_order_id').notNull(),
    orderLineId: uuid('order_line_id').notNull(),
    kind: text('kind', { enum: claimLineKinds }).notNull(),
    percent: smallint('percent'),
    grams: integer('grams'),
    pieces: integer('pieces'),
    askedMinor: minor('asked_minor').notNull(),
    grantedMinor: minor('granted_minor'),
  },
  (t) => [
    unique('claim_lines_once').on(t.claimId, t.orderLineId),
    index('claim_lines_order_line').on(t.orderLineId),
    foreignKey({ columns: [t.claimId, t.sellerOrderId], foreignColumns: [claims.id, claims.sellerOrderId], name: 'claim_lines_of_claim' }),
    foreignKey({
      columns: [t.orderLineId, t.sellerOrderId],
      foreignColumns: [orderLines.id, orderLines.sellerOrderId],
      name: 'claim_lines_of_order',
    }),
    check('claim_lines_kind_known', sql`${t.kind} IN ('spoiled','short','wrong','late','other','unwanted')`),
    check('claim_lines_one_measure', sql`num_nonnulls(${t.percent}, ${t.grams}, ${t.pieces}) = 1`),
    check('claim_lines_measure', sql`${t.percent} BETWEEN 1 AND 100 AND ${t.grams} > 0 AND ${t.pieces} > 0`),
    check('claim_lines_asked', sql`${t.askedMinor} >= 0`),
    check('claim_lines_granted', sql`${t.grantedMinor} BETWEEN 0 AND ${t.askedMinor}`),
  ],
)

/** Photos of both sides; `key` names the files behind the uploads boundary. Append-only. */
export const claimPhotos = pgTable(
  'claim_photos',
  {
    id: uuid('id').primaryKey(),
    claimId: uuid('claim_id')
      .notNull()
      .references(() => claims.id),
    key: text('key').notNull().unique(),
    kind: text('kind', { enum: claimPhotoKinds }).notNull(),
    position: smallint('position').notNull(),
    width: integer('width').notNull(),
    height: integer('height').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [index('claim_photos_claim').on(t.claimId), check('claim_photos_kind_known', sql`${t.kind} IN ('parcel','damage','answer')`)],
)

/** Who said what about a claim, and where that brought it. Append-only. */
export const claimMoves = pgTable(
  'claim_moves',
  {
    id: uuid('id').primaryKey(),
    claimId: uuid('claim_id')
      .notNull()
      .references(() => claims.id),
    fromState: text('from_state', { enum: claimStates }),
    toState: text('to_state', { enum: claimStates }).notNull(),
    actorKind: text('actor_kind', { enum: actorKinds }).notNull(),
    actorId: uuid('actor_id').references(() => users.id),
    amountMinor: minor('amount_minor'),
    words: text('words').notNull().default(''),
    at: instant('at').notNull().defaultNow(),
  },
  (t) => [
    index('claim_moves_claim').on(t.claimId),
    index('claim_moves_actor').on(t.actorId),
    check('claim_moves_words', sql`length(${t.words}) <= 1000`),
    check('claim_moves_amount', sql`${t.amountMinor} >= 0`),
  ],
)

/** A lot that was taken off sale: one listing's goods that left on one day (Asia/Shanghai). */
export const lotStops = pgTable(
  'lot_stops',
  {
    id: uuid('id').primaryKey(),
    listingId: uuid('listing_id')
      .notNull()
      .references(() => listings.id),
    packedOn: date('packed_on', { mode: 'string' }).notNull(),
    reason: text('reason', { enum: lotStopReasons }).notNull(),
    claims: integer('claims').notNull(),
    stoppedAt: instant('stopped_at').notNull().defaultNow(),
    resumedAt: instant('resumed_at'),
    resumedBy: uuid('resumed_by').references(() => users.id),
  },
  (t) => [
    unique('lot_stops_once').on(t.listingId, t.packedOn),
    index('lot_stops_resumed_by').on(t.resumedBy),
    check('lot_stops_reason_known', sql`${t.reason} IN ('three-claims','five-percent')`),
    check('lot_stops_claims', sql`${t.claims} > 0`),
    check('lot_stops_resumed', sql`(${t.resumedAt} IS NULL) = (${t.resumedBy} IS NULL)`),
  ],
)
