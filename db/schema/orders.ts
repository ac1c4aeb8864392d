import { sql } from 'drizzle-orm'
import { boolean, check, foreignKey, index, integer, jsonb, pgTable, smallint, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { offers, stocks, storageClasses } from './catalogue'
import { currency, instant, minor } from './columns'
import { users } from './people'
import { sellers } from './sellers'

export const purchaseStatuses = ['pending', 'paid', 'expired', 'cancelled', 'refund_due', 'refunded'] as const
export const orderKinds = ['goods', 'stay', 'session'] as const
export const goodsOrderStates = ['pending', 'paid', 'packed', 'shipped', 'delivered', 'received', 'settled', 'cancelled'] as const
/** Of orders for stays and for sessions. */
export const bookingOrderStates = ['pending', 'confirmed', 'started', 'ended', 'settled', 'cancelled', 'no_show'] as const
export const sellerOrderStates = [...goodsOrderStates, 'confirmed', 'started', 'ended', 'no_show'] as const
export const holdStates = ['held', 'consumed', 'released'] as const
export const invoiceStates = ['none', 'wanted', 'issued', 'refused'] as const
export const actorKinds = ['buyer', 'seller', 'operator', 'system'] as const

/** Who bought, copied at checkout and sealed when the account closes and the trade record's time is over. */
export type PurchaseContact = {
  name: string
  phone: string
  /** Who and where of a closed account, encrypted; the other personal fields are empty then. */
  sealed?: string
}

/** The same with where goods are sent. A purchase of rooms and seats alone has no place. */
export type DeliveryAddress = PurchaseContact & {
  divisionCode: string
  province: string
  city: string
  district: string
  town: string
  detail: string
}

/** One checkout, one payment; holds one order per seller. */
export const purchases = pgTable(
  'purchases',
  {
    id: uuid('id').primaryKey(),
    /** Shown to people: HS261123-7K4M2P. */
    no: text('no').notNull().unique(),
    /** Null for a guest. */
    buyerId: uuid('buyer_id').references(() => users.id),
    /** The cart this came from: owner of the idempotency key. */
    visitorId: uuid('visitor_id').notNull(),
    currency: currency(),
    status: text('status', { enum: purchaseStatuses }).notNull(),
    totalMinor: minor('total_minor').notNull(),
    /** The hold's own deadline: end of the payment session and five minutes of grace. */
    expiresAt: instant('expires_at').notNull(),
    /** A card is held at the most this can cost and charged once, after the last weighing; wallets are charged and refunded. */
    holdsCard: boolean('holds_card').notNull().default(false),
    paidAt: instant('paid_at'),
    createdAt: instant('created_at').notNull().defaultNow(),
    idempotencyKey: text('idempotency_key').notNull(),
    locale: text('locale', { enum: ['zh', 'en'] })
      .notNull()
      .default('zh'),
    /** The contact always; a place only where goods are sent, and then all of it. */
    address: jsonb('address').$type<PurchaseContact | DeliveryAddress>().notNull(),
    /** Digits of the phone, for finding an order. */
    phone: text('phone').notNull(),
    email: text('email'),
    /** SHA-256 of the guest link's token. */
    guestTokenHash: text('guest_token_hash').notNull().unique(),
    sealedAt: instant('sealed_at'),
  },
  (t) => [
    unique('purchases_once').on(t.visitorId, t.idempotencyKey),
    index('purchases_buyer').on(t.buyerId),
    index('purchases_phone').on(t.phone),
    index('purchases_open').on(t.expiresAt).where(sql`status = 'pending'`),
    check('purchases_status_known', sql`${t.status} IN ('pending','paid','expired','cancelled','refund_due','refunded')`),
    check('purchases_total', sql`${t.totalMinor} BETWEEN 0 AND 100000000000`),
    check(
      'purchases_address',
      sql`${t.address} ?& ARRAY['name','phone'] AND (NOT ${t.address} ?| ARRAY['divisionCode','province','city','district','town','detail']
        OR ${t.address} ?& ARRAY['divisionCode','province','city','district','town','detail'])`,
    ),
    check('purchases_paid_at', sql`(${t.status} IN ('paid','refund_due','refunded')) = (${t.paidAt} IS NOT NULL)`),
  ],
)

/** What one seller packs and is paid for. */
export const sellerOrders = pgTable(
  'seller_orders',
  {
    id: uuid('id').primaryKey(),
    no: text('no').notNull().unique(),
    purchaseId: uuid('purchase_id')
      .notNull()
      .references(() => purchases.id),
    sellerId: uuid('seller_id')
      .notNull()
      .references(() => sellers.id),
    kind: text('kind', { enum: orderKinds }).notNull().default('goods'),
    state: text('state', { enum: sellerOrderStates }).notNull().default('pending'),
    subtotalMinor: minor('subtotal_minor').notNull(),
    freightMinor: minor('freight_minor').notNull().default(0),
    discountMinor: minor('discount_minor').notNull().default(0),
    totalMinor: minor('total_minor').notNull(),
    note: text('note').notNull().default(''),
    invoiceState: text('invoice_state', { enum: invoiceStates }).notNull().default('none'),
    invoiceTitle: text('invoice_title').notNull().default(''),
    invoiceTaxNo: text('invoice_tax_no').notNull().default(''),
    invoiceAnswer: text('invoice_answer').notNull().default(''),
    shipBy: instant('ship_by'),
    cancelReason: text('cancel_reason').notNull().default(''),
    cancelledBy: text('cancelled_by', { enum: actorKinds }),
    /** When receipt confirms itself; set at dispatch, moved at delivery. */
    autoReceiveAt: instant('auto_receive_at'),
    /** From when its seller's money may be settled; the database sets it as the order is received, ends or falls. */
    releaseAt: instant('release_at'),
    releasedAt: instant('released_at'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [
    unique('seller_orders_id_seller').on(t.id, t.sellerId),
    uniqueIndex('seller_order_goods_once').on(t.purchaseId, t.sellerId).where(sql`kind = 'goods'`),
    index('seller_orders_purchase').on(t.purchaseId),
    index('seller_orders_seller').on(t.sellerId, t.state, t.createdAt),
    index('seller_orders_auto_receive').on(t.autoReceiveAt).where(sql`state IN ('shipped','delivered')`),
    index('seller_orders_release').on(t.releaseAt).where(sql`released_at IS NULL AND release_at IS NOT NULL`),
    check('seller_orders_kind_known', sql`${t.kind} IN ('goods','stay','session')`),
    check(
      'seller_orders_state_known',
      sql`CASE WHEN ${t.kind} = 'goods' THEN ${t.state} IN ('pending','paid','packed','shipped','delivered','received','settled','cancelled')
        ELSE ${t.state} IN ('pending','confirmed','started','ended','settled','cancelled','no_show') END`,
    ),
    check('seller_orders_parts', sql`${t.subtotalMinor} >= 0 AND ${t.freightMinor} >= 0 AND ${t.discountMinor} >= 0`),
    check(
      'seller_orders_total',
      sql`${t.totalMinor} >= 0 AND ${t.totalMinor} = ${t.subtotalMinor} + ${t.freightMinor} - ${t.discountMinor}`,
    ),
    check('seller_orders_note', sql`length(${t.note}) <= 500`),
  ],
)

export const orderLines = pgTable(
  'order_lines',
  {
    id: uuid('id').primaryKey(),
    sellerOrderId: uuid('seller_order_id').notNull(),
    sellerId: uuid('seller_id').notNull(),
    offerId: uuid('offer_id').notNull(),
    listingId: uuid('listing_id').notNull(),
    quantity: integer('quantity').notNull(),
    unitMinor: minor('unit_minor').notNull(),
    lineMinor: minor('line_minor').notNull(),
    offerVersion: integer('offer_version').notNull(),
    titleZh: text('title_zh').notNull(),
    titleEn: text('title_en').notNull(),
    labelZh: text('label_zh').notNull(),
    labelEn: text('label_en').notNull(),
    netGrams: integer('net_grams'),
    /** Priced by the scale: `lineMinor` is the most it can cost, `unitMinor` what one is expected to. */
    weighMinor: minor('weigh_minor'),
    weighGrams: integer('weigh_grams'),
    tolerancePercent: smallint('tolerance_percent'),
    /** What the scale said last, for the whole line. */
    weighedGrams: integer('weighed_grams'),
    /** What it cost in the end; set once, when the goods are packed. */
    finalMinor: minor('final_minor'),
    categoryCode: text('category_code').notNull(),
    /** How the goods had to be kept when they were bought: how long a claim may be made depends on it. */
    storage: text('storage', { enum: storageClasses }).notNull().default('ambient'),
    /** Fresh goods outside the seven-day return right; the buyer ticked that at checkout. */
    returnExempt: boolean('return_exempt').notNull().default(false),
    packed: boolean('packed').notNull().default(false),
  },
  (t) => [
    unique('order_lines_id_order').on(t.id, t.sellerOrderId),
    index('order_lines_order').on(t.sellerOrderId),
    index('order_lines_offer').on(t.offerId),
    foreignKey({
      columns: [t.sellerOrderId, t.sellerId],
      foreignColumns: [sellerOrders.id, sellerOrders.sellerId],
      name: 'order_lines_order_of_seller',
    }),
    foreignKey({ columns: [t.offerId, t.sellerId], foreignColumns: [offers.id, offers.sellerId], name: 'order_lines_offer_of_seller' }),
    check('order_lines_quantity', sql`${t.quantity} BETWEEN 1 AND 100000`),
    check('order_lines_storage_known', sql`${t.storage} IN ('ambient','chilled','frozen','live')`),
    check('order_lines_unit', sql`${t.unitMinor} >= 0`),
    check(
      'order_lines_sum',
      sql`CASE WHEN ${t.weighMinor} IS NULL THEN ${t.lineMinor} = ${t.unitMinor} * ${t.quantity}
        ELSE ${t.lineMinor} = round(round(${t.netGrams}::numeric * ${t.quantity} * ${t.weighMinor} / ${t.weighGrams}) * (100 + ${t.tolerancePercent}) / 100) END`,
    ),
    check(
      'order_lines_weighed',
      sql`num_nonnulls(${t.weighMinor}, ${t.weighGrams}, ${t.tolerancePercent}) IN (0, 3) AND (${t.weighMinor} IS NULL OR ${t.netGrams} IS NOT NULL)
        AND (${t.weighedGrams} IS NULL OR (${t.weighMinor} IS NOT NULL AND ${t.weighedGrams} BETWEEN 1 AND 10000000))`,
    ),
    check(
      'order_lines_final',
      sql`${t.finalMinor} IS NULL OR (${t.weighedGrams} IS NOT NULL
        AND ${t.finalMinor} = least(${t.lineMinor}, round(${t.weighedGrams}::numeric * ${t.weighMinor} / ${t.weighGrams})))`,
    ),
  ],
)

export const stockHolds = pgTable(
  'stock_holds',
  {
    id: uuid('id').primaryKey(),
    offerId: uuid('offer_id')
      .notNull()
      .references(() => stocks.offerId),
    purchaseId: uuid('purchase_id')
      .notNull()
      .references(() => purchases.id),
    quantity: integer('quantity').notNull(),
    state: text('state', { enum: holdStates }).notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [
    unique('stock_holds_once').on(t.purchaseId, t.offerId),
    index('stock_holds_live').on(t.offerId).where(sql`state = 'held'`),
    check('stock_holds_quantity', sql`${t.quantity} > 0`),
    check('stock_holds_state_known', sql`${t.state} IN ('held','consumed','released')`),
  ],
)

/** History of a seller order's state. Append-only. */
export const orderMoves = pgTable(
  'order_moves',
  {
    id: uuid('id').primaryKey(),
    sellerOrderId: uuid('seller_order_id')
      .notNull()
      .references(() => sellerOrders.id),
    fromState: text('from_state', { enum: sellerOrderStates }),
    toState: text('to_state', { enum: sellerOrderStates }).notNull(),
    actorKind: text('actor_kind', { enum: actorKinds }).notNull(),
    actorId: uuid('actor_id'),
    reason: text('reason').notNull().default(''),
    at: instant('at').notNull().defaultNow(),
  },
  (t) => [index('order_moves_order').on(t.sellerOrderId)],
)

export const parcels = pgTable(
  'parcels',
  {
    id: uuid('id').primaryKey(),
    sellerOrderId: uuid('seller_order_id')
      .notNull()
      .references(() => sellerOrders.id),
    carrier: text('carrier').notNull(),
    trackingNo: text('tracking_no').notNull(),
    shippedAt: instant('shipped_at').notNull().defaultNow(),
    deliveredAt: instant('delivered_at'),
  },
  (t) => [
    unique('parcels_once').on(t.sellerOrderId, t.carrier, t.trackingNo),
    check('parcels_lengths', sql`length(${t.carrier}) <= 40 AND length(${t.trackingNo}) BETWEEN 4 AND 40`),
  ],
)

/** A problem a buyer reports; goes to seller and operator. */
export const problems = pgTable(
  'problems',
  {
    id: uuid('id').primaryKey(),
    sellerOrderId: uuid('seller_order_id')
      .notNull()
      .references(() => sellerOrders.id),
    text: text('text').notNull(),
    state: text('state', { enum: ['open', 'answered', 'closed'] })
      .notNull()
      .default('open'),
    answer: text('answer').notNull().default(''),
    answeredBy: uuid('answered_by').references(() => users.id),
    createdAt: instant('created_at').notNull().defaultNow(),
    answeredAt: instant('answered_at'),
  },
  (t) => [
    index('problems_order').on(t.sellerOrderId),
    index('problems_answered_by').on(t.answeredBy),
    index('problems_open').on(t.createdAt).where(sql`state = 'open'`),
    check('problems_text', sql`length(${t.text}) BETWEEN 1 AND 1000`),
  ],
)
