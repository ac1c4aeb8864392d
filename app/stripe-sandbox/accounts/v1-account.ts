import type Stripe from 'stripe'
import type { AccountRecord } from '#app/stripe-sandbox/state/connect-records'
import { transferCapability } from './account-standing'

/** The same account as v1 shows it. */
export function v1Account(account: AccountRecord): Stripe.Account {
  const { status } = transferCapability(account)
  const isActive = account.wantsTransfers && status === 'active'
  return {
    id: account.id,
    object: 'account',
    business_profile: null,
    business_type: account.entityType === 'individual' || account.entityType === 'company' ? account.entityType : null,
    capabilities: account.wantsTransfers ? { transfers: status === 'active' || status === 'pending' ? status : 'inactive' } : {},
    charges_enabled: false,
    controller: {
      fees: { payer: account.feesCollector === 'stripe' ? 'account' : 'application' },
      is_controller: true,
      losses: { payments: account.lossesCollector },
      requirement_collection: 'stripe',
      stripe_dashboard: { type: account.dashboard },
      type: 'application',
    },
    ...(account.country && { country: account.country.toUpperCase() }),
    created: account.created,
    ...(account.currency && { default_currency: account.currency }),
    details_submitted: account.hasSubmitted,
    email: account.contactEmail,
    external_accounts: {
      object: 'list',
      data: bankAccounts(account),
      has_more: false,
      url: `/v1/accounts/${account.id}/external_accounts`,
    },
    metadata: account.metadata,
    payouts_enabled: isActive && account.bank !== null,
    requirements: requirementsOf(account),
    settings: null,
    type: 'none',
  } satisfies Stripe.Account
}

function bankAccounts({ id, bank }: AccountRecord): Stripe.BankAccount[] {
  if (!bank) return []
  return [
    {
      id: bank.id,
      object: 'bank_account',
      account: id,
      account_holder_name: bank.holder,
      account_holder_type: 'individual',
      account_type: null,
      bank_name: 'STRIPE TEST BANK',
      country: bank.country,
      currency: bank.currency,
      default_for_currency: true,
      fingerprint: null,
      last4: bank.last4,
      routing_number: null,
      status: 'new',
    },
  ]
}

function requirementsOf(account: AccountRecord): Stripe.Account.Requirements {
  const named = (matches: (one: AccountRecord['due'][number]) => boolean) => account.due.filter(matches).map((one) => one.description)
  const fromUser = named((one) => one.awaiting === 'user')
  const pastDue = named((one) => one.awaiting === 'user' && one.deadline === 'past_due')
  const pending = named((one) => one.awaiting === 'stripe')
  return {
    alternatives: [],
    current_deadline: null,
    currently_due: fromUser,
    disabled_reason: account.isRestricted
      ? 'platform_paused'
      : pastDue.length > 0
        ? 'requirements.past_due'
        : pending.length > 0
          ? 'requirements.pending_verification'
          : null,
    errors: account.due.flatMap(({ error, description }) =>
      error ? [{ code: error.code as Stripe.Account.Requirements.Error.Code, reason: error.description, requirement: description }] : [],
    ),
    eventually_due: fromUser,
    past_due: pastDue,
    pending_verification: pending,
  }
}
