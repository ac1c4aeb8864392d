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
}

declare module '@remix-run/server-runtime' {
  interface AppLoadContext extends MarketContext {}
}
