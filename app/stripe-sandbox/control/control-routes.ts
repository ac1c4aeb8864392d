import { transferCapability } from '#app/stripe-sandbox/accounts/account-standing'
import { type AccountStart, type AccountSteering, makeAccount, steerAccount } from '#app/stripe-sandbox/accounts/steer-account'
import { ApiError, missingObject } from '#app/stripe-sandbox/api/api-error'
import { type DisputeOutcome, decideDispute } from '#app/stripe-sandbox/disputes/decide-dispute'
import { requireDispute } from '#app/stripe-sandbox/disputes/disputes'
import { openDispute } from '#app/stripe-sandbox/disputes/open-dispute'
import type { Engine } from '#app/stripe-sandbox/engine'
import { sentEvent } from '#app/stripe-sandbox/events/event-queries'
import { rotateSecret } from '#app/stripe-sandbox/events/webhook-endpoints'
import type { WebhookOrder, WebhookRuleInput } from '#app/stripe-sandbox/events/webhook-rules'
import { settleDebit } from '#app/stripe-sandbox/payments/authorise-intent'
import { requireCharge } from '#app/stripe-sandbox/payments/charges'
import { type PayoutOutcome, settlePayout } from '#app/stripe-sandbox/payouts/move-payout'
import { retryWaitingRefunds, settleRefund } from '#app/stripe-sandbox/refunds/settle-refund'
import type { AccountRecord } from '#app/stripe-sandbox/state/connect-records'
import type { Settlement } from '#app/stripe-sandbox/state/records'
import { advanceClock } from './advance-clock'
import type { AccountAnswer, ClockAnswer, DisputeStart, WebhooksAnswer } from './control-answers'
import type { FaultInput } from './faults'

type ControlHandler = (engine: Engine, body: Record<string, unknown>, id: string) => unknown

const done = { done: true }

const ROUTES: Record<string, ControlHandler> = {
  'GET clock': (engine) => clockOf(engine),
  'POST clock/advance': async (engine, body) => {
    await advanceClock(engine, numberOf(body.seconds, 'seconds'))
    return clockOf(engine)
  },
  'GET webhooks': (engine) => webhooksOf(engine),
  'POST webhooks/rules': (engine, body) => engine.rules.add(body as WebhookRuleInput),
  'POST webhooks/rules/clear': (engine, body) => {
    engine.rules.remove(body.id as string | undefined)
    return done
  },
  'POST webhooks/order': (engine, body) => {
    engine.rules.order = body.order as WebhookOrder
    return done
  },
  'POST webhooks/release': (engine) => ({ released: engine.courier.release() }),
  'POST webhooks/resend': (engine, body) => ({ sent: engine.courier.resend(String(body.event)) }),
  'POST webhooks/idle': async (engine) => {
    await engine.courier.idle()
    return done
  },
  'POST webhook_endpoints/:id/rotate': (engine, _body, id) =>
    engine.change('rotate', () => {
      const { secret, previousSecret } = rotateSecret(engine.sandbox, id)
      return { secret, previousSecret }
    }),
  'GET faults': (engine) => ({ faults: engine.faults.list() }),
  'POST faults': (engine, body) => engine.faults.add(body as unknown as FaultInput),
  'POST faults/clear': (engine) => {
    engine.faults.clear()
    return done
  },
  'POST refunds/:id/settle': (engine, body, id) =>
    engine.change('settle refund', () => {
      settleRefund(engine.sandbox, id, body.outcome as 'succeeded' | 'failed' | undefined)
      return done
    }),
  'POST payment_intents/:id/settle': (engine, _body, id) =>
    engine.change('settle debit', () => {
      settleDebit(engine.sandbox, id)
      return done
    }),
  'POST balance': (engine, body) =>
    engine.change('set overdraft', () => {
      engine.sandbox.changeSettings({ overdraft: numberOf(body.overdraft, 'overdraft') })
      retryWaitingRefunds(engine.sandbox)
      return done
    }),
  'POST accounts': (engine, body) => engine.change('make account', () => accountAnswer(makeAccount(engine.sandbox, body as AccountStart))),
  'POST accounts/:id': (engine, body, id) =>
    engine.change('steer account', () => accountAnswer(steerAccount(engine.sandbox, id, body as AccountSteering))),
  'POST payouts/:id': (engine, body, id) =>
    engine.change('settle payout', () => {
      const payout = engine.sandbox.tables.payouts.get(id)
      if (!payout) throw missingObject('payout', id)
      settlePayout(engine.sandbox, payout, body as PayoutOutcome)
      return done
    }),
  'POST disputes': (engine, body) =>
    engine.change('open dispute', () => {
      const { charge, kind, amount } = body as DisputeStart
      return openDispute(engine.sandbox, requireCharge(engine.sandbox, charge, 'charge'), kind ?? 'fraudulent', amount)
    }),
  'POST disputes/:id': (engine, body, id) =>
    engine.change('decide dispute', () => {
      decideDispute(engine.sandbox, requireDispute(engine.sandbox, id).id, body.outcome as DisputeOutcome)
      return done
    }),
  'POST settlement': (engine, body) =>
    engine.change('set settlement', () => {
      engine.sandbox.changeSettings({ settlement: body.settlement as Record<string, Settlement> })
      return done
    }),
  'GET requests': (engine) => ({ requests: engine.log.list() }),
  'POST requests/clear': (engine) => {
    engine.log.clear()
    return done
  },
  'GET conformance': (engine) => engine.conformance.report(),
  'POST conformance/clear': (engine) => {
    engine.conformance.clear()
    return done
  },
  'POST snapshot': (engine, body) => {
    engine.snapshots.set(String(body.name ?? 'default'), engine.sandbox.rows())
    return done
  },
  'POST restore': async (engine, body) => {
    const rows = engine.snapshots.get(String(body.name ?? 'default'))
    if (!rows) throw new ApiError(404, { type: 'invalid_request_error', message: `No snapshot called ${String(body.name)}` })
    await engine.courier.idle()
    await engine.sandbox.become(rows)
    return done
  },
  'POST reset': async (engine) => {
    await engine.courier.idle()
    const endpoints = engine.sandbox.rows().filter((row) => row.kind === 'webhook_endpoint')
    await engine.sandbox.become(endpoints)
    engine.rules.reset()
    engine.faults.clear()
    engine.log.clear()
    engine.conformance.clear()
    return done
  },
}

/** `path` is what follows `/_sandbox/`. Webhook endpoints survive a reset: the store registered them at its start. */
export async function answerControl(engine: Engine, method: string, path: string, body: Record<string, unknown>): Promise<unknown> {
  const parts = path.split('/')
  const pattern = [parts[0], ':id', ...parts.slice(2)].join('/')
  const handler = ROUTES[`${method} ${path}`] ?? ROUTES[`${method} ${pattern}`]
  if (!handler) throw new ApiError(404, { type: 'invalid_request_error', message: `No control route ${method} /_sandbox/${path}` })
  return handler(engine, body, parts[1] ?? '')
}

const accountAnswer = (account: AccountRecord): AccountAnswer => ({
  id: account.id,
  transfers: account.wantsTransfers ? transferCapability(account).status : null,
})

const clockOf = (engine: Engine): ClockAnswer => ({ now: engine.sandbox.clock.now(), offsetMs: engine.sandbox.clock.offsetMs })

function webhooksOf(engine: Engine): WebhooksAnswer {
  const { tables } = engine.sandbox
  const deliveries = [...tables.deliveries.oldestFirst()].map((delivery) => ({
    event: delivery.event,
    type: sentEvent(engine.sandbox, delivery.event)?.type ?? '',
    endpoint: delivery.endpoint,
    url: tables.endpoints.get(delivery.endpoint)?.object.url ?? '',
    state: delivery.state,
    tries: delivery.tries,
  }))
  return { order: engine.rules.order, rules: engine.rules.rules, deliveries }
}

function numberOf(value: unknown, name: string): number {
  if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return value
  throw new ApiError(400, { type: 'invalid_request_error', message: `${name} must be a number of at least 0` })
}
