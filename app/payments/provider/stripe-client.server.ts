import Stripe from 'stripe'

export type PaymentSettings = {
  secretKey: string
  /** Origin of another Stripe-compatible server (the sandbox); undefined for Stripe itself. */
  apiBase?: string | undefined
  /** Secrets of our webhook endpoint; two while one is being rotated. */
  webhookSecrets: readonly string[]
  /** Secrets of the endpoint that hears of connected accounts. */
  connectWebhookSecrets?: readonly string[]
  /** Scheme and host under which buyers come back. */
  baseUrl: string
}

type Configured = { settings: PaymentSettings; client: Stripe }

// Development reloads modules; the client outlives them.
const kept = globalThis as { hushangPayments?: Configured | undefined }

/**
 * Makes the provider's client of this process. Called once by the server, a script or a test.
 * @throws Error for a live key together with another host: real money never goes to a stand-in
 */
export function configurePayments(settings: PaymentSettings): void {
  if (settings.secretKey.includes('_live_') && settings.apiBase)
    throw new Error('A live key is never sent to another host than Stripe: unset STRIPE_API_BASE.')
  const base = settings.apiBase ? new URL(settings.apiBase) : null
  const client = new Stripe(settings.secretKey, {
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
  kept.hushangPayments = { settings, client }
}

function configured(): Configured {
  if (!kept.hushangPayments) throw new Error('Payments are used before configurePayments was called.')
  return kept.hushangPayments
}

/** The provider's client. */
export const stripe = (): Stripe => configured().client
export const paymentSettings = (): PaymentSettings => configured().settings

/** Whether the objects of this provider are real money. */
export const expectsLiveMode = (): boolean => configured().settings.secretKey.includes('_live_')
