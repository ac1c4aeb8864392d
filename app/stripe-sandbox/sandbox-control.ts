import type { AccountStart, AccountSteering } from './accounts/steer-account'
import type { ConformanceProblem } from './control/conformance'
import type { AccountAnswer, ClockAnswer, DisputeStart, WebhooksAnswer } from './control/control-answers'
import type { Fault, FaultInput } from './control/faults'
import type { LoggedRequest } from './control/request-log'
import type { DisputeOutcome } from './disputes/decide-dispute'
import type { WebhookOrder, WebhookRule, WebhookRuleInput } from './events/webhook-rules'
import type { PayoutOutcome } from './payouts/move-payout'
import type { Settlement } from './state/records'

export type SandboxControl = ReturnType<typeof sandboxControl>

/** A typed client of `/_sandbox/…` of the sandbox at `url`. Every call throws when the sandbox refuses it. */
export function sandboxControl(url: string) {
  async function call<T>(method: 'GET' | 'POST', path: string, body: object = {}): Promise<T> {
    const response = await fetch(`${url}/_sandbox/${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(method === 'POST' && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`Sandbox control ${method} ${path}: ${response.status} ${text}`)
    return JSON.parse(text) as T
  }
  const post = async (path: string, body?: object): Promise<void> => {
    await call('POST', path, body)
  }
  return {
    /** `now` in unix seconds. */
    clock: () => call<ClockAnswer>('GET', 'clock'),
    /** Moves forward through every due task; resolves when they are done and their events delivered. */
    advanceClock: (seconds: number) => call<ClockAnswer>('POST', 'clock/advance', { seconds }),

    webhooks: () => call<WebhooksAnswer>('GET', 'webhooks'),
    addWebhookRule: (rule: WebhookRuleInput) => call<WebhookRule>('POST', 'webhooks/rules', rule),
    /** One rule by id, or all. */
    clearWebhookRules: (id?: string) => post('webhooks/rules/clear', { id }),
    orderWebhooks: (order: WebhookOrder) => post('webhooks/order', { order }),
    releaseWebhooks: () => call<{ released: number }>('POST', 'webhooks/release'),
    resendEvent: (event: string) => call<{ sent: number }>('POST', 'webhooks/resend', { event }),
    /** Resolves when no delivery is on its way. */
    webhooksIdle: () => post('webhooks/idle'),
    rotateWebhookSecret: (endpoint: string) =>
      call<{ secret: string; previousSecret: string }>('POST', `webhook_endpoints/${endpoint}/rotate`),

    addFault: (fault: FaultInput) => call<Fault>('POST', 'faults', fault),
    faults: async () => (await call<{ faults: Fault[] }>('GET', 'faults')).faults,
    clearFaults: () => post('faults/clear'),

    /** Ends a refund that is `pending` with reason `processing`. */
    settleRefund: (id: string, outcome: 'succeeded' | 'failed') => post(`refunds/${id}/settle`, { outcome }),
    /** Lets the bank decide a `us_bank_account` debit now. */
    settleDebit: (paymentIntent: string) => post(`payment_intents/${paymentIntent}/settle`),
    /** How far below zero the balance may go before refunds wait, in minor units. */
    setOverdraft: (overdraft: number) => post('balance', { overdraft }),

    /** A connected account that transfers may reach at once, without the hosted form. */
    makeAccount: (start: AccountStart = {}) => call<AccountAnswer>('POST', 'accounts', start),
    /** Changes how an account stands: see `AccountSteering`. */
    account: (id: string, steering: AccountSteering) => call<AccountAnswer>('POST', `accounts/${id}`, steering),
    /** What the bank does with a payout now; `failed` also after it was paid. */
    payout: (id: string, outcome: PayoutOutcome) => post(`payouts/${id}`, outcome),
    /** Lets the cardholder's bank dispute a charge (default kind `fraudulent`). */
    openDispute: (start: DisputeStart) => call<{ id: string; status: string }>('POST', 'disputes', start),
    /** The bank's verdict now; an inquiry ends `warning_closed` unless it is escalated. */
    decideDispute: (id: string, outcome: DisputeOutcome) => post(`disputes/${id}`, { outcome }),
    /** From now on what is paid in a currency settles in another, e.g. `{ cny: { currency: 'sgd', rate: 0.186 } }`. */
    setSettlement: (settlement: Record<string, Settlement>) => post('settlement', { settlement }),

    requests: async () => (await call<{ requests: LoggedRequest[] }>('GET', 'requests')).requests,
    clearRequests: () => post('requests/clear'),
    conformance: () => call<{ count: number; problems: ConformanceProblem[] }>('GET', 'conformance'),
    clearConformance: () => post('conformance/clear'),
    snapshot: (name = 'default') => post('snapshot', { name }),
    restore: (name = 'default') => post('restore', { name }),
    /** Empties everything except the webhook endpoints; clock, rules and faults go back to the start. */
    reset: () => post('reset'),
  }
}
