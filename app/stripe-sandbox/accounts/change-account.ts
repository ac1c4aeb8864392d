import { emit } from '#app/stripe-sandbox/events/emit-event'
import { emitThin } from '#app/stripe-sandbox/events/emit-thin-event'
import type { AccountRecord } from '#app/stripe-sandbox/state/connect-records'
import type { Sandbox } from '#app/stripe-sandbox/state/sandbox'
import { transferCapability } from './account-standing'
import { v1Account } from './v1-account'

/** Keeps the account's new state and tells the Connect endpoints what changed, thin for v2 and whole for v1. */
export function changeAccount(sandbox: Sandbox, before: AccountRecord, after: AccountRecord): AccountRecord {
  const account = sandbox.tables.accounts.replace(after)
  if (before.isConnected && !after.isConnected) {
    emit(sandbox, 'account.application.deauthorized', APPLICATION, undefined, account.id)
    return account
  }
  const differs = (part: (one: AccountRecord) => unknown) => JSON.stringify(part(before)) !== JSON.stringify(part(after))
  if (!differs((one) => one)) return account
  const { id } = account
  emitThin(sandbox, 'v2.core.account.updated', id)
  if (differs(identityOf)) emitThin(sandbox, 'v2.core.account[identity].updated', id)
  if (differs((one) => [one.currency, one.bank])) emitThin(sandbox, 'v2.core.account[defaults].updated', id)
  if (differs((one) => one.due)) emitThin(sandbox, 'v2.core.account[requirements].updated', id)
  if (differs((one) => one.wantsTransfers)) emitThin(sandbox, 'v2.core.account[configuration.recipient].updated', id)
  if (differs((one) => one.wantsTransfers && transferCapability(one).status)) {
    const updated = { updated_capability: 'stripe_balance.stripe_transfers' }
    emitThin(sandbox, 'v2.core.account[configuration.recipient].capability_status_updated', id, updated)
  }
  emit(sandbox, 'account.updated', v1Account(account), undefined, id)
  return account
}

const APPLICATION = { id: 'ca_sandbox', object: 'application' as const, name: '湖上集' }

const identityOf = ({ country, entityType, givenName, surname }: AccountRecord) => [country, entityType, givenName, surname]
