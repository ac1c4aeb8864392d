import type Stripe from 'stripe'
import { listTransactions, retrieveBalance, retrieveTransaction } from '#app/stripe-sandbox/balance/balance'
import { createSession } from '#app/stripe-sandbox/checkout/create-session'
import { expireSession, listLineItems, listSessions, requireSession, updateSession } from '#app/stripe-sandbox/checkout/sessions'
import { createCustomer, retrieveCustomer } from '#app/stripe-sandbox/customers/customers'
import { closeDispute, listDisputes, requireDispute, updateDispute } from '#app/stripe-sandbox/disputes/disputes'
import { listEvents, retrieveEvent } from '#app/stripe-sandbox/events/event-queries'
import { createEndpoint, listEndpoints, updateEndpoint } from '#app/stripe-sandbox/events/webhook-endpoints'
import { cancelIntent } from '#app/stripe-sandbox/payments/cancel-intent'
import { captureCharge, captureIntent } from '#app/stripe-sandbox/payments/capture-intent'
import { listCharges, requireCharge } from '#app/stripe-sandbox/payments/charges'
import { confirmByApi, createIntent, listIntents, requireIntent, updateIntent } from '#app/stripe-sandbox/payments/intents'
import { resolveMethod } from '#app/stripe-sandbox/payments/payment-methods'
import { cancelRefund, createRefund, listRefunds, requireRefund } from '#app/stripe-sandbox/refunds/refunds'
import { type ApiRoute, forAccounts, route, typed } from './route'

/** What one shop alone needs: checkout, payments, refunds, disputes, its balance, its events. */
export const SHOP_ROUTES: ApiRoute[] = [
  route(
    'POST',
    '/v1/checkout/sessions',
    'checkout.sessions.create',
    typed((s, _, p: Stripe.Checkout.SessionCreateParams) => createSession(s, p)),
  ),
  route(
    'GET',
    '/v1/checkout/sessions',
    'checkout.sessions.list',
    typed((s, _, p: Stripe.Checkout.SessionListParams) => listSessions(s, p)),
  ),
  route('GET', '/v1/checkout/sessions/:id', 'checkout.sessions.retrieve', (s, id) => requireSession(s, id).object),
  route(
    'POST',
    '/v1/checkout/sessions/:id',
    'checkout.sessions.update',
    typed((s, id, p: Stripe.Checkout.SessionUpdateParams) => updateSession(s, id, p)),
  ),
  route('POST', '/v1/checkout/sessions/:id/expire', 'checkout.sessions.expire', (s, id) => expireSession(s, id)),
  route(
    'GET',
    '/v1/checkout/sessions/:id/line_items',
    'checkout.sessions.listLineItems',
    typed((s, id, p: Stripe.Checkout.SessionListLineItemsParams) => listLineItems(s, id, p)),
  ),

  route(
    'POST',
    '/v1/payment_intents',
    'paymentIntents.create',
    typed((s, _, p: Stripe.PaymentIntentCreateParams) => createIntent(s, p)),
  ),
  route(
    'GET',
    '/v1/payment_intents',
    'paymentIntents.list',
    typed((s, _, p: Stripe.PaymentIntentListParams) => listIntents(s, p)),
  ),
  route('GET', '/v1/payment_intents/:id', 'paymentIntents.retrieve', (s, id) => requireIntent(s, id).object),
  route(
    'POST',
    '/v1/payment_intents/:id',
    'paymentIntents.update',
    typed((s, id, p: Stripe.PaymentIntentUpdateParams) => updateIntent(s, id, p)),
  ),
  route(
    'POST',
    '/v1/payment_intents/:id/confirm',
    'paymentIntents.confirm',
    typed((s, id, p: Stripe.PaymentIntentConfirmParams) => confirmByApi(s, id, p)),
  ),
  route(
    'POST',
    '/v1/payment_intents/:id/capture',
    'paymentIntents.capture',
    typed((s, id, p: Stripe.PaymentIntentCaptureParams) => captureIntent(s, id, p).object),
  ),
  route(
    'POST',
    '/v1/payment_intents/:id/cancel',
    'paymentIntents.cancel',
    typed((s, id, p: Stripe.PaymentIntentCancelParams) => cancelIntent(s, id, p).object),
  ),

  forAccounts(
    route(
      'GET',
      '/v1/charges',
      'charges.list',
      typed((s, _, p: Stripe.ChargeListParams) => listCharges(s, p)),
    ),
  ),
  forAccounts(route('GET', '/v1/charges/:id', 'charges.retrieve', (s, id) => requireCharge(s, id).object)),
  route(
    'POST',
    '/v1/charges/:id/capture',
    'charges.capture',
    typed((s, id, p: Stripe.ChargeCaptureParams) => captureCharge(s, id, p)),
  ),

  route(
    'POST',
    '/v1/refunds',
    'refunds.create',
    typed((s, _, p: Stripe.RefundCreateParams) => createRefund(s, p)),
  ),
  forAccounts(
    route(
      'GET',
      '/v1/refunds',
      'refunds.list',
      typed((s, _, p: Stripe.RefundListParams) => listRefunds(s, p)),
    ),
  ),
  forAccounts(route('GET', '/v1/refunds/:id', 'refunds.retrieve', (s, id) => requireRefund(s, id).object)),
  route('POST', '/v1/refunds/:id/cancel', 'refunds.cancel', (s, id) => cancelRefund(s, id)),

  forAccounts(route('GET', '/v1/balance', 'balance.retrieve', (s) => retrieveBalance(s))),
  forAccounts(
    route(
      'GET',
      '/v1/balance_transactions',
      'balanceTransactions.list',
      typed((s, _, p: Stripe.BalanceTransactionListParams) => listTransactions(s, p)),
    ),
  ),
  forAccounts(route('GET', '/v1/balance_transactions/:id', 'balanceTransactions.retrieve', (s, id) => retrieveTransaction(s, id))),

  forAccounts(
    route(
      'GET',
      '/v1/events',
      'events.list',
      typed((s, _, p: Stripe.EventListParams) => listEvents(s, p)),
    ),
  ),
  forAccounts(route('GET', '/v1/events/:id', 'events.retrieve', (s, id) => retrieveEvent(s, id))),

  route(
    'POST',
    '/v1/webhook_endpoints',
    'webhookEndpoints.create',
    typed((s, _, p: Stripe.WebhookEndpointCreateParams) => createEndpoint(s, p)),
  ),
  route(
    'GET',
    '/v1/webhook_endpoints',
    'webhookEndpoints.list',
    typed((s, _, p: Stripe.WebhookEndpointListParams) => listEndpoints(s, p)),
  ),
  route(
    'POST',
    '/v1/webhook_endpoints/:id',
    'webhookEndpoints.update',
    typed((s, id, p: Stripe.WebhookEndpointUpdateParams) => updateEndpoint(s, id, p)),
  ),

  route(
    'POST',
    '/v1/customers',
    'customers.create',
    typed((s, _, p: Stripe.CustomerCreateParams) => createCustomer(s, p)),
  ),
  route('GET', '/v1/customers/:id', 'customers.retrieve', (s, id) => retrieveCustomer(s, id)),
  route('GET', '/v1/payment_methods/:id', 'paymentMethods.retrieve', (s, id) => resolveMethod(s, id, 'payment_method').object),

  route(
    'GET',
    '/v1/disputes',
    'disputes.list',
    typed((s, _, p: Stripe.DisputeListParams) => listDisputes(s, p)),
  ),
  route('GET', '/v1/disputes/:id', 'disputes.retrieve', (s, id) => requireDispute(s, id).object),
  route(
    'POST',
    '/v1/disputes/:id',
    'disputes.update',
    typed((s, id, p: Stripe.DisputeUpdateParams) => updateDispute(s, id, p)),
  ),
  route('POST', '/v1/disputes/:id/close', 'disputes.close', (s, id) => closeDispute(s, id)),
]
