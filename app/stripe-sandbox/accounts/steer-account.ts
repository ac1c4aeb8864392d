import { missingObject } from '#app/stripe-sandbox/api/api-error'
import { balanceTotal } from '#app/stripe-sandbox/balance/balance'
import { bookTransaction } from '#app/stripe-sandbox/balance/book-transaction'
import type { AccountRecord, Requirement } from '#app/stripe-sandbox/state/connect-records'
import { newId } from '#app/stripe-sandbox/state/object-ids'
import type { Sandbox } from '#app/stripe-sandbox/state/sandbox'
import { dueFromUser } from './account-standing'
import { createAccount } from './accounts'
import { changeAccount } from './change-account'

/** What the control API does to an account; several at once are done in this order. */
export type AccountSteering = {
  /** As if the owner had gone through the hosted form and Stripe had agreed. */
  activate?: true
  /** What is due from now on: names of Accounts v2, or whole requirements; an empty list clears it. */
  requirements?: Array<string | Partial<Requirement>>
  /** Stopped by Stripe, or let go again. */
  restrict?: boolean
  /** Takes the platform's access away, or gives it back. */
  deauthorise?: boolean
  /** Brings the account's balance to this much below zero. */
  negativeBalance?: number
  currency?: string
}

export type AccountStart = { name?: string; email?: string; country?: string; currency?: string; activate?: boolean }

/** An account that needed no form: active unless told otherwise. */
export function makeAccount(sandbox: Sandbox, start: AccountStart): AccountRecord {
  const { id } = createAccount(sandbox, {
    contact_email: start.email ?? 'seller@example.com',
    display_name: start.name ?? '测试卖家 Seller',
    dashboard: 'express',
    identity: { country: start.country ?? 'SG', entity_type: 'individual' },
    defaults: {
      currency: (start.currency ?? 'cny') as 'cny',
      responsibilities: { fees_collector: 'application', losses_collector: 'application' },
    },
    configuration: { recipient: { capabilities: { stripe_balance: { stripe_transfers: { requested: true } } } } },
  })
  return start.activate === false ? knownAccount(sandbox, id) : steerAccount(sandbox, id, { activate: true })
}

export function steerAccount(sandbox: Sandbox, id: string, steering: AccountSteering): AccountRecord {
  const before = knownAccount(sandbox, id)
  let account = before
  if (steering.activate) account = activated(account)
  if (steering.requirements) account = { ...account, hasSubmitted: true, due: steering.requirements.map(requirementOf) }
  if (steering.restrict !== undefined) account = { ...account, isRestricted: steering.restrict }
  if (steering.deauthorise !== undefined) account = { ...account, isConnected: !steering.deauthorise }
  const changed = changeAccount(sandbox, before, account)
  if (steering.negativeBalance !== undefined) bringBelowZero(sandbox, changed, steering.negativeBalance, steering.currency)
  return changed
}

function knownAccount(sandbox: Sandbox, id: string): AccountRecord {
  const account = sandbox.tables.accounts.get(id)
  if (!account) throw missingObject('account', id)
  return account
}

const activated = (account: AccountRecord): AccountRecord => {
  const country = account.country ?? 'SG'
  const currency = account.currency ?? 'cny'
  return {
    ...account,
    country,
    currency,
    entityType: account.entityType ?? 'individual',
    givenName: account.givenName ?? '测试',
    surname: account.surname ?? '卖家',
    wantsTransfers: true,
    hasSubmitted: true,
    isRestricted: false,
    due: [],
    bank: account.bank ?? {
      id: newId('ba'),
      holder: account.displayName ?? '测试卖家',
      country,
      currency,
      last4: '6789',
      payoutFailure: null,
    },
  }
}

const requirementOf = (one: string | Partial<Requirement>): Requirement =>
  typeof one === 'string'
    ? dueFromUser(one)
    : { ...dueFromUser(one.description ?? 'identity.individual.documents.primary_verification'), ...one }

function bringBelowZero(sandbox: Sandbox, account: AccountRecord, below: number, wanted: string | undefined): void {
  const currency = wanted ?? account.currency ?? 'cny'
  bookTransaction(sandbox, {
    account: account.id,
    amount: -below - balanceTotal(sandbox, currency, account.id),
    fee: 0,
    currency,
    type: 'adjustment',
    reportingCategory: 'other_adjustment',
    source: null,
    description: 'Set by the control API',
    availableOn: sandbox.clock.now(),
  })
}
