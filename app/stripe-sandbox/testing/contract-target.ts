import type Stripe from 'stripe'
import type { ConformanceProblem } from '#app/stripe-sandbox/control/conformance'
import { startSandbox } from '#app/stripe-sandbox/start-sandbox'
import { realTestModeClient, sandboxClient } from '#app/stripe-sandbox/testing/sdk-calls'

/** What the sandbox does and Stripe's test mode cannot do without a browser or at all. */
export const DIFFERENCES = {
  'hosted pages': 'Stripe Checkout needs a browser with scripts: steps on the hosted page are skipped there.',
  'control API': 'Clock, faults and conformance exist in the sandbox only.',
  'active account':
    'Stripe lets money reach an account only after its hosted form, which needs a browser: STRIPE_TEST_ACCOUNT names an active one whose bank takes what the platform settles in; without it these cases are skipped there.',
  'first payout schedule': 'At Stripe a new account is paid out daily; the sandbox pays out by hand until it is told otherwise.',
  'thin events': 'At Stripe an event destination hears of v2 accounts; in the sandbox the Connect webhook endpoint does too.',
} as const

export type ContractTarget = {
  stripe: Stripe
  /** A connected account that transfers reach; null when there is none. */
  account: string | null
  clientWith(key: string): Stripe
  now(): Promise<{ now: number }>
  conformance(): Promise<{ problems: ConformanceProblem[] }>
  close(): Promise<void>
}

/** The sandbox by default; Stripe's test mode when STRIPE_SECRET_KEY is a test key. Refuses live keys. */
export async function contractTarget(): Promise<ContractTarget> {
  const key = process.env.STRIPE_SECRET_KEY
  if (key) {
    if (!key.startsWith('sk_test_')) throw new Error('The contract suite takes a test key only.')
    return {
      stripe: realTestModeClient(key),
      account: process.env.STRIPE_TEST_ACCOUNT ?? null,
      clientWith: realTestModeClient,
      now: async () => ({ now: Math.floor(Date.now() / 1000) }),
      conformance: async () => ({ problems: [] }),
      close: async () => {},
    }
  }
  const sandbox = await startSandbox({ testMode: true })
  return {
    stripe: sandboxClient(sandbox.url),
    account: (await sandbox.control.makeAccount()).id,
    clientWith: (secret) => sandboxClient(sandbox.url, {}, secret),
    now: sandbox.control.clock,
    conformance: sandbox.control.conformance,
    close: sandbox.close,
  }
}
