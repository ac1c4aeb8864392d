import Stripe from 'stripe'
import { type PaymentSettings, paymentSettings } from '#app/payments/provider/payment-settings.server'

// Development reloads modules; the client outlives them.
const kept = globalThis as { hushangStripe?: { settings: PaymentSettings; client: Stripe } | undefined }

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

/** Stripe's client of this process, made anew when payments are configured anew. */
export function stripe(): Stripe {
  const settings = paymentSettings()
  if (kept.hushangStripe?.settings !== settings) kept.hushangStripe = { settings, client: makeClient(settings) }
  return kept.hushangStripe.client
}
