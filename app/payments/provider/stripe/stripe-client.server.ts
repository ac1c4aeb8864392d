import Stripe from 'stripe'
import { circuitBreaker } from '#app/payments/provider/circuit-breaker'
import { type PaymentSettings, paymentSettings } from '#app/payments/provider/payment-settings.server'

type Connection = { settings: PaymentSettings; client: Stripe; breaker: ReturnType<typeof circuitBreaker> }

// Development reloads modules; the client outlives them.
const kept = globalThis as { hushangStripe?: Connection | undefined }

function makeClient({ secretKey, apiBase }: PaymentSettings): Stripe {
  const base = apiBase ? new URL(apiBase) : null
  return new Stripe(secretKey, {
    apiVersion: '2026-10-28.endive',
    maxNetworkRetries: 2,
    timeout: 20_000,
    telemetry: false,
    ...(base
      ? {
          host: base.hostname,
          port: base.port || (base.protocol === 'https:' ? 443 : 80),
          protocol: base.protocol === 'https:' ? ('https' as const) : ('http' as const),
        }
      : {}),
  })
}

/** Stripe's client of this process and what spares a server that does not answer, made anew when payments are configured anew. */
export function stripeConnection(): Connection {
  const settings = paymentSettings()
  if (kept.hushangStripe?.settings !== settings)
    kept.hushangStripe = { settings, client: makeClient(settings), breaker: circuitBreaker({ failures: 5, restMs: 15_000 }) }
  return kept.hushangStripe
}

export const stripe = (): Stripe => stripeConnection().client
