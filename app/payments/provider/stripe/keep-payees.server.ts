import type Stripe from 'stripe'
import { isRefusedByProvider } from '#app/payments/provider/provider-error'
import type { PayeeStanding, Payees } from '#app/payments/provider/sellers-money'
import { callProvider } from './call-provider.server'

/** What must be included to read an account's state. */
const include: Stripe.V2.Core.AccountRetrieveParams.Include[] = ['configuration.recipient', 'requirements']

function standingOf(account: Stripe.V2.Core.Account): PayeeStanding {
  const transfers = account.configuration?.recipient?.capabilities?.stripe_balance?.stripe_transfers
  const requirements = (account.requirements?.entries ?? []).map(({ description }) => description)
  if (account.closed) return { state: 'gone', requirements: [] }
  if (transfers?.status === 'active') return { state: 'active', requirements }
  return { state: transfers?.status === 'restricted' ? 'restricted' : 'pending', requirements }
}

/** Sellers' accounts with Stripe: Accounts v2 that can receive transfers. */
export const keepPayees: Payees = {
  async open({ sellerId, name, key }) {
    const account = await callProvider((client) =>
      client.v2.core.accounts.create(
        {
          display_name: name,
          dashboard: 'express',
          defaults: { responsibilities: { fees_collector: 'application', losses_collector: 'application' } },
          configuration: { recipient: { capabilities: { stripe_balance: { stripe_transfers: { requested: true } } } } },
          metadata: { seller_id: sellerId },
        },
        { idempotencyKey: key },
      ),
    )
    return account.id
  },

  async formLink(account, { returnUrl, refreshUrl }) {
    const link = await callProvider((client) =>
      client.v2.core.accountLinks.create({
        account,
        use_case: {
          type: 'account_onboarding',
          account_onboarding: { return_url: returnUrl, refresh_url: refreshUrl },
        },
      }),
    )
    return link.url
  },

  async pageLink(account) {
    return (await callProvider((client) => client.accounts.createLoginLink(account))).url
  },

  async standing(account) {
    try {
      return standingOf(await callProvider((client) => client.v2.core.accounts.retrieve(account, { include })))
    } catch (error) {
      if (!isRefusedByProvider(error)) throw error
      return { state: 'gone', requirements: [] }
    }
  },
}
