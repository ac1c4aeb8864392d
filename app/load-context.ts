/** A page's bytes, and whether they are compressed already. */
export type DrawnBody = { bytes: Buffer; gzipped: boolean }

/** What the HTTP server hands to every loader and action. */
export type MarketContext = {
  nonce: string
  requestId: string
  /** Scheme and host people reach the market under; never taken from headers of strangers. */
  baseUrl: string
  /** Address of the client behind trusted proxies only. */
  clientAddress: string
  sandboxPayments: boolean
  simulatedMessages: boolean
  /** For pages that many may get: draws one unless it was drawn from the very same facts before. */
  drawOnce?: (facts: string, draw: () => string) => DrawnBody
}

declare module '@remix-run/server-runtime' {
  interface AppLoadContext extends MarketContext {}
}
