import { useLocale } from '#app/i18n/use-locale'
import { type Locale, say, type Word } from '#app/i18n/words'
import { orderWords as w } from '#app/i18n/words/buying/orders'
import { weighedWords } from '#app/i18n/words/buying/weighed'
import { formatDay, formatInstant } from '#app/kernel/day'
import { Timeline, type TimelineEntry } from '#app/ui/feedback/timeline'
import type { OrderView } from './order-view'

/** The word for a state; an order whose card is only held has been placed, and nothing of it is paid. */
export const stateWord = (state: OrderView['state'], isHeld: boolean): Word =>
  isHeld && state === 'paid' ? weighedWords.stateHeld : w[`state-${state}`]

type Timed = Pick<OrderView, 'state' | 'moves' | 'shipBy' | 'autoReceiveAt' | 'cancelReason' | 'cancelledBy'>

function noteOf(move: Timed['moves'][number], order: Timed, locale: Locale): string | undefined {
  if (move.toState === 'cancelled' && move.reason === 'expired') return say(locale, w.notPaidInTime)
  if (move.toState === 'cancelled' && order.cancelReason)
    return say(locale, w.cancelledBy, { who: say(locale, w[`by-${move.actorKind}`]), reason: order.cancelReason })
  if (move.toState === 'received' && move.actorKind === 'system') return say(locale, w.byItself)
  return undefined
}

function comingOf(order: Timed, locale: Locale, reader: 'buyer' | 'others'): TimelineEntry[] {
  const shipBy = order.shipBy ? say(locale, w.shipBy, { day: formatDay(order.shipBy, locale) }) : undefined
  const receive: TimelineEntry = {
    key: 'receive',
    title: say(locale, reader === 'buyer' ? w.nextReceive : w.nextReceiveBuyer),
    state: 'next',
    note: order.autoReceiveAt ? say(locale, w.autoReceive, { day: formatDay(order.autoReceiveAt, locale) }) : undefined,
  }
  const ship: TimelineEntry = { key: 'ship', title: say(locale, w.nextShip), state: 'next', note: shipBy }
  if (order.state === 'paid') return [{ key: 'pack', title: say(locale, w.nextPack), state: 'next' }, ship, receive]
  if (order.state === 'packed') return [ship, receive]
  return order.state === 'shipped' || order.state === 'delivered' ? [receive] : []
}

/** What happened to a seller's order, with times, and what comes next. */
export function OrderTimeline({
  order,
  isHeld,
  reader = 'buyer',
}: {
  order: Timed
  /** Its card waits to be charged by weight. */
  isHeld: boolean
  reader?: 'buyer' | 'others'
}) {
  const { locale, t } = useLocale()
  const done = order.moves.map((move, i): TimelineEntry => {
    const isLast = i === order.moves.length - 1
    return {
      key: move.id,
      title: move.fromState === null ? t(w.placed) : say(locale, stateWord(move.toState, isHeld)),
      at: move.at.toISOString(),
      time: formatInstant(move.at, locale),
      note: noteOf(move, order, locale),
      state: isLast ? (move.toState === 'cancelled' ? 'stopped' : 'current') : 'done',
    }
  })
  return <Timeline label={t(w.progress)} entries={[...done, ...comingOf(order, locale, reader)]} />
}
