import type Stripe from 'stripe'
import type { AccountRecord, Requirement } from '#app/stripe-sandbox/state/connect-records'
import { transferCapability } from './account-standing'

type V2Account = Stripe.V2.Core.Account
type Entry = Stripe.V2.Core.Account.Requirements.Entry

/** An account as v2 answers it: the larger parts only when `include` names them. */
export function accountObject(account: AccountRecord, include: readonly string[] = []): V2Account {
  const has = (part: string) => include.includes(part)
  return {
    id: account.id,
    object: 'v2.core.account',
    applied_configurations: account.wantsTransfers ? ['recipient'] : [],
    closed: false,
    ...(account.contactEmail !== null && { contact_email: account.contactEmail }),
    created: isoTime(account.created),
    dashboard: account.dashboard,
    ...(account.displayName !== null && { display_name: account.displayName }),
    livemode: false,
    metadata: account.metadata,
    ...(has('configuration.recipient') && { configuration: { recipient: recipientOf(account) } }),
    ...(has('defaults') && { defaults: defaultsOf(account) }),
    ...(has('identity') && { identity: identityOf(account) }),
    ...(has('requirements') && { requirements: requirementsOf(account) }),
    ...(has('future_requirements') && { future_requirements: { entries: [] } }),
  } satisfies V2Account
}

export const isoTime = (seconds: number): string => new Date(seconds * 1000).toISOString()

function recipientOf(account: AccountRecord): Stripe.V2.Core.Account.Configuration.Recipient {
  if (!account.wantsTransfers) return { applied: false }
  const capability = transferCapability(account)
  return { applied: true, capabilities: { stripe_balance: { stripe_transfers: capability, payouts: capability } } }
}

const defaultsOf = (account: AccountRecord): Stripe.V2.Core.Account.Defaults => ({
  ...(account.currency && { currency: account.currency }),
  ...(account.bank && { payout_methods: { [account.bank.currency]: account.bank.id } }),
  responsibilities: {
    fees_collector: account.feesCollector,
    losses_collector: account.lossesCollector,
    requirements_collector: 'stripe',
  },
})

function identityOf(account: AccountRecord): Stripe.V2.Core.Account.Identity {
  const { givenName, surname, country, entityType, id } = account
  const created = isoTime(account.created)
  return {
    ...(country && { country: country.toLowerCase() }),
    ...(entityType && { entity_type: entityType }),
    ...((givenName || surname) && {
      individual: {
        account: id,
        created,
        id: `person_${id.slice(5)}`,
        object: 'v2.core.account_person',
        updated: created,
        ...(givenName && { given_name: givenName }),
        ...(surname && { surname }),
      },
    }),
  }
}

function requirementsOf({ due }: AccountRecord): Stripe.V2.Core.Account.Requirements {
  const fromUser = due.filter((one) => one.awaiting === 'user')
  const status = fromUser.some((one) => one.deadline === 'past_due') ? 'past_due' : 'currently_due'
  return { entries: due.map(entryOf), summary: fromUser.length === 0 ? {} : { minimum_deadline: { status } } }
}

const entryOf = (requirement: Requirement): Entry => ({
  awaiting_action_from: requirement.awaiting,
  description: requirement.description,
  errors: requirement.error ? [requirement.error] : [],
  impact: {
    restricts_capabilities: [
      { capability: 'stripe_balance.stripe_transfers', configuration: 'recipient', deadline: { status: requirement.deadline } },
    ],
  },
  minimum_deadline: { status: requirement.deadline },
  requested_reasons: [{ code: requirement.error ? 'routine_verification' : 'routine_onboarding' }],
})
