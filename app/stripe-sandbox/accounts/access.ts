import { ApiError, missingObject } from '#app/stripe-sandbox/api/api-error'
import type { AccountRecord } from '#app/stripe-sandbox/state/connect-records'
import type { Sandbox } from '#app/stripe-sandbox/state/sandbox'

/** An account that never was and one that took its access away look the same from outside. */
export const noAccess = (account: string): ApiError =>
  new ApiError(
    403,
    {
      type: 'invalid_request_error',
      code: 'account_invalid',
      message: `The provided key does not have access to account '${account}' (or that account does not exist). Application access may have been revoked.`,
    },
    false,
  )

export const isAccessible = (sandbox: Sandbox, id: string): boolean => sandbox.tables.accounts.get(id)?.isConnected === true

export function requireAccount(sandbox: Sandbox, id: string): AccountRecord {
  const account = sandbox.tables.accounts.get(id)
  if (!account?.isConnected) throw noAccess(id)
  return account
}

/** The same for an account named in a parameter. */
export function accountNamed(sandbox: Sandbox, id: string, param: string): AccountRecord {
  const account = sandbox.tables.accounts.get(id)
  if (!account?.isConnected) throw missingObject(param, id, param)
  return account
}
