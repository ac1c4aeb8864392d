import type Stripe from 'stripe'
import type { AccountRecord, Requirement } from '#app/stripe-sandbox/state/connect-records'

type Capability = Stripe.V2.Core.Account.Configuration.Recipient.Capabilities.StripeBalance.StripeTransfers

/** What every account gives on the hosted form before money may reach it. */
export const FIRST_REQUIREMENTS = [
  'identity.country',
  'identity.individual.given_name',
  'identity.individual.surname',
  'identity.attestations.terms_of_service.account',
  'defaults.payout_methods',
]

export const dueFromUser = (description: string, deadline: Requirement['deadline'] = 'past_due'): Requirement => ({
  description,
  awaiting: 'user',
  deadline,
})

/** Whether transfers may reach the account, and why not. Follows from what is due and is kept nowhere. */
export function transferCapability(account: AccountRecord): Capability {
  if (account.isRestricted) return standing('restricted', 'restricted_other', 'contact_stripe')
  if (account.due.some((one) => one.awaiting === 'user' && one.deadline === 'past_due'))
    return standing('restricted', 'requirements_past_due', 'provide_info')
  if (account.due.some((one) => one.awaiting === 'stripe')) return standing('pending', 'requirements_pending_verification', 'no_resolution')
  return { status: 'active', status_details: [] }
}

const standing = (
  status: Capability['status'],
  code: Capability['status_details'][number]['code'],
  resolution: Capability['status_details'][number]['resolution'],
): Capability => ({ status, status_details: [{ code, resolution }] })

export const canReceiveTransfers = (account: AccountRecord): boolean =>
  account.wantsTransfers && account.isConnected && transferCapability(account).status === 'active'
