import { sql } from 'drizzle-orm'
import type { BookCheck } from './book-check'

const seconds = (n: number) => sql`make_interval(secs => ${n})`

/** Inbox, outbox, keys, and the database's own safety. */
export const queueChecks: BookCheck[] = [
  {
    name: 'A14 webhook stuck or dead',
    query: ({ graceSeconds }) => sql`
      SELECT e.event_id, e.type, e.state, e.unmatched FROM webhook_events e
      WHERE (e.state = 'dead' AND NOT EXISTS (SELECT 1 FROM payment_exceptions x WHERE x.kind = 'event_unmatched' AND x.ref = e.event_id AND x.closed_at IS NOT NULL))
        OR (e.state = 'received' AND e.received_at < now() - CASE WHEN e.unmatched IS NULL THEN ${seconds(graceSeconds)} ELSE interval '25 hours' END)`,
  },
  {
    name: 'A15 outbox stuck or dead',
    query: ({ graceSeconds }) => sql`
      SELECT id, topic, state FROM outbox
      WHERE state = 'dead' OR (state = 'pending' AND created_at < now() - ${seconds(graceSeconds * 1.5)} AND run_after < now() - ${seconds(graceSeconds / 2)})`,
  },
  {
    name: 'A16 paid purchase without its notification in the outbox',
    query: () => sql`
      SELECT p.no FROM purchases p WHERE p.status = 'paid' AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.topic = 'order_paid' AND o.dedupe_key = p.id::text)`,
  },
  {
    name: 'A19 idempotency record stuck in started',
    query: ({ graceSeconds }) =>
      sql`SELECT actor, route, key FROM idempotency WHERE state = 'started' AND locked_until < now() - ${seconds(graceSeconds)}`,
  },
  {
    name: 'A25 durability switched off',
    query: () => sql`
      SELECT name, setting FROM pg_settings WHERE (name IN ('fsync','full_page_writes') AND setting <> 'on') OR (name = 'synchronous_commit' AND setting = 'off')`,
  },
  {
    name: 'A26 constraint or index not in force',
    query: () => sql`
      SELECT conname::text AS name FROM pg_constraint WHERE NOT convalidated
      UNION ALL SELECT indexrelid::regclass::text FROM pg_index WHERE NOT indisvalid`,
  },
]

/** Only where messages stay in the built-in mailbox: what was carried out must have left a message. */
export const mailboxCheck: BookCheck = {
  name: 'R6 outbox done without a message',
  query: () => sql`
    SELECT o.id, o.topic FROM outbox o WHERE o.state = 'done' AND o.topic = 'message'
      AND NOT EXISTS (SELECT 1 FROM mailbox m WHERE m.message_id = 'message:' || o.dedupe_key)
    UNION ALL
    SELECT o.id, o.topic FROM outbox o JOIN purchases p ON o.topic = 'order_paid' AND p.id::text = o.dedupe_key
    WHERE o.state = 'done' AND NOT EXISTS (SELECT 1 FROM booking_changes c WHERE c.purchase_id = p.id)
      AND EXISTS (SELECT 1 FROM seller_orders s WHERE s.purchase_id = p.id AND s.state <> 'cancelled')
      AND NOT EXISTS (SELECT 1 FROM mailbox m WHERE m.message_id LIKE ANY (ARRAY['paid-buyer:' || p.no || ':%', 'held-buyer:' || p.no || ':%']) OR m.message_id LIKE 'booked-buyer:' || p.no || '-%')
    UNION ALL
    SELECT o.id, o.topic FROM outbox o WHERE o.state = 'done' AND o.topic = 'booking_changed'
      AND NOT EXISTS (SELECT 1 FROM mailbox m WHERE m.message_id LIKE 'booking-changed-buyer:' || o.dedupe_key || ':%')`,
}
