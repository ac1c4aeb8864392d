import type Stripe from 'stripe'
import { createAccountLink, createLoginLink } from '#app/stripe-sandbox/accounts/account-links'
import { createAccount, listAccounts, retrieveAccount, retrieveAsV1, updateAccount } from '#app/stripe-sandbox/accounts/accounts'
import { retrieveThinEvent } from '#app/stripe-sandbox/events/event-queries'
import { balanceSettingsOf, updateBalanceSettings } from '#app/stripe-sandbox/payouts/balance-settings'
import { cancelByApi, createPayout, listPayouts, requirePayout, reversePayout } from '#app/stripe-sandbox/payouts/payouts'
import { createReversal, listReversals, retrieveReversal } from '#app/stripe-sandbox/transfers/reversals'
import { createTransfer, listTransfers, requireTransfer, updateTransfer } from '#app/stripe-sandbox/transfers/transfers'
import { type ApiRoute, forAccounts, route, typed } from './route'

/** What a platform with sellers needs besides: accounts, transfers, payouts. */
export const CONNECT_ROUTES: ApiRoute[] = [
  route(
    'POST',
    '/v2/core/accounts',
    'v2.core.accounts.create',
    typed((s, _, p: Stripe.V2.Core.AccountCreateParams) => createAccount(s, p)),
  ),
  route(
    'GET',
    '/v2/core/accounts',
    'v2.core.accounts.list',
    typed((s, _, p: Stripe.V2.Core.AccountListParams & { page?: string }) => listAccounts(s, p)),
  ),
  route(
    'GET',
    '/v2/core/accounts/:id',
    'v2.core.accounts.retrieve',
    typed((s, id, p: Stripe.V2.Core.AccountRetrieveParams) => retrieveAccount(s, id, p)),
  ),
  route(
    'POST',
    '/v2/core/accounts/:id',
    'v2.core.accounts.update',
    typed((s, id, p: Stripe.V2.Core.AccountUpdateParams) => updateAccount(s, id, p)),
  ),
  route(
    'POST',
    '/v2/core/account_links',
    'v2.core.accountLinks.create',
    typed((s, _, p: Stripe.V2.Core.AccountLinkCreateParams) => createAccountLink(s, p)),
  ),
  route('GET', '/v2/core/events/:id', 'v2.core.events.retrieve', (s, id) => retrieveThinEvent(s, id)),
  route('POST', '/v1/accounts/:id/login_links', 'accounts.createLoginLink', (s, id) => createLoginLink(s, id)),
  route('GET', '/v1/accounts/:id', 'accounts.retrieve', (s, id) => retrieveAsV1(s, id)),

  route(
    'POST',
    '/v1/transfers',
    'transfers.create',
    typed((s, _, p: Stripe.TransferCreateParams) => createTransfer(s, p)),
  ),
  route(
    'GET',
    '/v1/transfers',
    'transfers.list',
    typed((s, _, p: Stripe.TransferListParams) => listTransfers(s, p)),
  ),
  route('GET', '/v1/transfers/:id', 'transfers.retrieve', (s, id) => requireTransfer(s, id).object),
  route(
    'POST',
    '/v1/transfers/:id',
    'transfers.update',
    typed((s, id, p: Stripe.TransferUpdateParams) => updateTransfer(s, id, p)),
  ),
  route(
    'POST',
    '/v1/transfers/:id/reversals',
    'transfers.createReversal',
    typed((s, id, p: Stripe.TransferCreateReversalParams) => createReversal(s, id, p)),
  ),
  route(
    'GET',
    '/v1/transfers/:id/reversals',
    'transfers.listReversals',
    typed((s, id, p: Stripe.TransferListReversalsParams) => listReversals(s, id, p)),
  ),
  route('GET', '/v1/transfers/:id/reversals/:inner', 'transfers.retrieveReversal', (s, id, _params, inner) =>
    retrieveReversal(s, id, inner),
  ),

  forAccounts(
    route(
      'POST',
      '/v1/payouts',
      'payouts.create',
      typed((s, _, p: Stripe.PayoutCreateParams) => createPayout(s, p)),
    ),
  ),
  forAccounts(
    route(
      'GET',
      '/v1/payouts',
      'payouts.list',
      typed((s, _, p: Stripe.PayoutListParams) => listPayouts(s, p)),
    ),
  ),
  forAccounts(route('GET', '/v1/payouts/:id', 'payouts.retrieve', (s, id) => requirePayout(s, id).object)),
  forAccounts(route('POST', '/v1/payouts/:id/cancel', 'payouts.cancel', (s, id) => cancelByApi(s, id))),
  forAccounts(
    route(
      'POST',
      '/v1/payouts/:id/reverse',
      'payouts.reverse',
      typed((s, id, p: Stripe.PayoutReverseParams) => reversePayout(s, id, p)),
    ),
  ),
  forAccounts(route('GET', '/v1/balance_settings', 'balanceSettings.retrieve', (s) => balanceSettingsOf(s, s.currentAccount))),
  forAccounts(
    route(
      'POST',
      '/v1/balance_settings',
      'balanceSettings.update',
      typed((s, _, p: Stripe.BalanceSettingsUpdateParams) => updateBalanceSettings(s, p)),
    ),
  ),
]
