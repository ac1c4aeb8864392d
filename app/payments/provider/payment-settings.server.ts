export type PaymentSettings = {
  secretKey: string
  /** Origin of another server that speaks the provider's language (the sandbox); undefined for the provider itself. */
  apiBase?: string | undefined
  /** Secrets of our webhook endpoint; two while one is being rotated. */
  webhookSecrets: readonly string[]
  /** Secrets of the endpoint that hears of connected accounts. */
  connectWebhookSecrets?: readonly string[]
  /** Scheme and host under which buyers come back. */
  baseUrl: string
}

// Development reloads modules; the settings outlive them.
const kept = globalThis as { hushangPayments?: PaymentSettings | undefined }

/**
 * Says with whom payments are made in this process. Called once by the server, a script or a test.
 * @throws Error for a live key together with another host: real money never goes to a stand-in
 */
export function configurePayments(settings: PaymentSettings): void {
  if (settings.secretKey.includes('_live_') && settings.apiBase)
    throw new Error('A live key is never sent to another host than Stripe: unset STRIPE_API_BASE.')
  kept.hushangPayments = settings
}

export function paymentSettings(): PaymentSettings {
  if (!kept.hushangPayments) throw new Error('Payments are used before configurePayments was called.')
  return kept.hushangPayments
}

/** Whether the objects of this provider are real money. */
export const expectsLiveMode = (): boolean => paymentSettings().secretKey.includes('_live_')
