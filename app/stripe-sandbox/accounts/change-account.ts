import { emit } from '#app/stripe-sandbox/events/emit-event'
import type { AccountRecord } from '#app/stripe-sandbox/state/connect-records'
import type { Sandbox } from '#app/stripe-sandbox/state/sandbox'
import { v1Account } from './v1-account'

/** Keeps the account's new state and tells the platform's Connect endpoint. */
export function changeAccount(sandbox: Sandbox, before: AccountRecord, after: AccountRecord): AccountRecord {
  const account = sandbox.tables.accounts.replace(after)
  if (JSON.stringify(before) !== JSON.stringify(after)) emit(sandbox, 'account.updated', v1Account(account), undefined, account.id)
  return account
}
