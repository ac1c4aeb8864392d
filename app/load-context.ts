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
  /** What loaders came to that ran before Remix was asked, by route. */
  read?: ReadonlyMap<string, Promise<unknown>>
  /** For pages that many may get: keeps one that was drawn, for those who ask for the very same facts. */
  keepDrawn?: (html: Buffer, headers: Headers) => void
}

declare module '@remix-run/server-runtime' {
  interface AppLoadContext extends MarketContext {}
}
