import type { AccountRecord } from '#app/stripe-sandbox/state/connect-records'
import { plan } from '#app/stripe-sandbox/state/due-tasks'
import { newId } from '#app/stripe-sandbox/state/object-ids'
import type { Sandbox } from '#app/stripe-sandbox/state/sandbox'
import { dueFromUser } from './account-standing'
import { changeAccount } from './change-account'

const DOCUMENT = 'identity.individual.documents.primary_verification'
/** How long Stripe looks at a document; short, so that a demo sees the end of it. */
const VERIFICATION_MS = 120_000

export type Outcome = 'verified' | 'more-documents' | 'pending'
export type Details = {
  givenName: string
  surname: string
  country: string
  currency: string
  bankAccount: string
  outcome: Outcome
}

/** What the seller wrote on the hosted form, with the answer that the tester chose on it. */
export function submitDetails(sandbox: Sandbox, account: AccountRecord, details: Details): AccountRecord {
  const { givenName, surname, country, currency, bankAccount, outcome } = details
  return decide(
    sandbox,
    account,
    {
      ...account,
      givenName,
      surname,
      country,
      currency,
      entityType: account.entityType ?? 'individual',
      hasSubmitted: true,
      bank: {
        id: account.bank?.id ?? newId('ba'),
        holder: `${surname}${givenName}`,
        country,
        currency,
        last4: bankAccount.slice(-4),
        payoutFailure: PAYOUT_FAILURES[bankAccount] ?? null,
      },
    },
    outcome,
  )
}

/** A document handed in after it was asked for. */
export const submitDocument = (sandbox: Sandbox, account: AccountRecord, outcome: Outcome): AccountRecord =>
  decide(sandbox, account, account, outcome)

export const owesDocument = (account: AccountRecord): boolean =>
  account.due.some((one) => one.description === DOCUMENT && one.awaiting === 'user')

/** Account numbers of docs.stripe.com/connect/testing whose payouts fail. */
const PAYOUT_FAILURES: Record<string, string> = {
  '000111111116': 'no_account',
  '000111111113': 'account_closed',
  '000222222227': 'insufficient_funds',
  '000333333335': 'debit_not_authorized',
  '000444444440': 'invalid_currency',
}

function decide(sandbox: Sandbox, before: AccountRecord, after: AccountRecord, outcome: Outcome): AccountRecord {
  if (outcome === 'pending') plan(sandbox, 'verify-account', after.id, sandbox.clock.nowMs() + VERIFICATION_MS)
  return changeAccount(sandbox, before, { ...after, due: dueAfter(outcome, owesDocument(before)) })
}

function dueAfter(outcome: Outcome, isSecondTry: boolean): AccountRecord['due'] {
  if (outcome === 'verified') return []
  if (outcome === 'pending') return [{ description: DOCUMENT, awaiting: 'stripe', deadline: 'past_due' }]
  const error = { code: 'verification_document_not_readable', description: 'The document could not be read. Hand in another one.' }
  return [{ ...dueFromUser(DOCUMENT), ...(isSecondTry && { error }) }]
}

/** The end of Stripe's look at a document. */
export function verifyAccount(sandbox: Sandbox, id: string): void {
  const account = sandbox.tables.accounts.get(id)
  if (account) changeAccount(sandbox, account, { ...account, due: account.due.filter((one) => one.awaiting !== 'stripe') })
}
