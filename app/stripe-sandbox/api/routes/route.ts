import type { Decoded } from '#app/stripe-sandbox/api/form-decoding'
import type { Sandbox } from '#app/stripe-sandbox/state/sandbox'

/** `inner` is the second id of a path such as `/v1/transfers/:id/reversals/:inner`. */
type Handle = (sandbox: Sandbox, id: string, params: Decoded, inner: string) => object
export type ApiRoute = {
  method: 'GET' | 'POST'
  pattern: RegExp
  operation: string
  handle: Handle
  /** May be asked for a connected account, with the `Stripe-Account` header. */
  takesAccount?: true
}

/** `params` have passed the operation's schema before a handler sees them; this is where that becomes a type. */
export const typed =
  <P>(handle: (sandbox: Sandbox, id: string, params: P) => object): Handle =>
  (sandbox, id, params) =>
    handle(sandbox, id, params as unknown as P)

export function route(method: 'GET' | 'POST', path: string, operation: string, handle: Handle): ApiRoute {
  return { method, pattern: new RegExp(`^${path.replace(/:(id|inner)/g, '([^/]+)')}$`), operation, handle }
}

export const forAccounts = (plain: ApiRoute): ApiRoute => ({ ...plain, takesAccount: true })
