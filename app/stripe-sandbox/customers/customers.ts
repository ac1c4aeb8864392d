import type Stripe from 'stripe'
import { missingObject } from '#app/stripe-sandbox/api/api-error'
import { mergedMetadata, refuseUnsupported } from '#app/stripe-sandbox/api/metadata'
import { emit } from '#app/stripe-sandbox/events/emit-event'
import { newId } from '#app/stripe-sandbox/state/object-ids'
import type { Sandbox } from '#app/stripe-sandbox/state/sandbox'

export function createCustomer(sandbox: Sandbox, params: Stripe.CustomerCreateParams): Stripe.Customer {
  refuseUnsupported(params, ['description', 'email', 'metadata', 'name', 'phone', 'preferred_locales'])
  const id = newId('cus')
  const object = {
    id,
    object: 'customer',
    balance: 0,
    created: sandbox.clock.now(),
    currency: null,
    default_source: null,
    delinquent: false,
    description: params.description ?? null,
    email: params.email ?? null,
    invoice_settings: { custom_fields: null, default_payment_method: null, footer: null, rendering_options: null },
    livemode: false,
    metadata: mergedMetadata({}, params.metadata),
    name: params.name || null,
    phone: params.phone ?? null,
    preferred_locales: params.preferred_locales ?? [],
    shipping: null,
    tax_exempt: 'none',
    test_clock: null,
  } satisfies Stripe.Customer
  sandbox.tables.customers.add({ id, object })
  emit(sandbox, 'customer.created', object)
  return object
}

export function retrieveCustomer(sandbox: Sandbox, id: string): Stripe.Customer {
  const customer = sandbox.tables.customers.get(id)
  if (!customer) throw missingObject('customer', id)
  return customer.object
}
