import type Stripe from 'stripe'
import { invalidRequest } from '#app/stripe-sandbox/api/api-error'
import { mergedMetadata, refuseUnsupported } from '#app/stripe-sandbox/api/metadata'
import { newId } from '#app/stripe-sandbox/state/object-ids'
import type { WireLineItem } from '#app/stripe-sandbox/state/records'
import type { Sandbox } from '#app/stripe-sandbox/state/sandbox'
import { checkedCurrency } from './money-rules'

const MOST_LINES = 100

/** Lines with `price_data` only, all in one currency; totals are integer sums in minor units. */
export function makeLineItems(sandbox: Sandbox, params: Stripe.Checkout.SessionCreateParams.LineItem[] | undefined): WireLineItem[] {
  if (!params || params.length === 0) {
    throw invalidRequest('Missing required param: line_items.', { param: 'line_items', code: 'parameter_missing' })
  }
  if (params.length > MOST_LINES) throw invalidRequest(`At most ${MOST_LINES} line items are allowed.`, { param: 'line_items' })
  const items = params.map((line, index) => makeLineItem(sandbox, line, `line_items[${index}]`))
  if (new Set(items.map((item) => item.currency)).size > 1) {
    throw invalidRequest('All line items must have the same currency.', { param: 'line_items' })
  }
  return items
}

function makeLineItem(sandbox: Sandbox, line: Stripe.Checkout.SessionCreateParams.LineItem, at: string): WireLineItem {
  refuseUnsupported(line, ['price_data', 'quantity', 'metadata'])
  const data = line.price_data
  if (!data) throw invalidRequest(`Missing required param: ${at}[price_data].`, { param: `${at}[price_data]`, code: 'parameter_missing' })
  refuseUnsupported(data, ['currency', 'product_data', 'unit_amount', 'tax_behavior'])
  const name = data.product_data?.name
  if (!name)
    throw invalidRequest(`Missing required param: ${at}[price_data][product_data].`, {
      param: `${at}[price_data][product_data]`,
      code: 'parameter_missing',
    })
  const unitAmount = data.unit_amount
  if (unitAmount === undefined) {
    throw invalidRequest(`Missing required param: ${at}[price_data][unit_amount].`, {
      param: `${at}[price_data][unit_amount]`,
      code: 'parameter_missing',
    })
  }
  if (unitAmount < 0) throw invalidRequest('This value must be greater than or equal to 0.', { param: `${at}[price_data][unit_amount]` })
  const quantity = line.quantity
  if (quantity === undefined)
    throw invalidRequest(`Missing required param: ${at}[quantity].`, { param: `${at}[quantity]`, code: 'parameter_missing' })
  if (quantity < 1) throw invalidRequest('This value must be greater than or equal to 1.', { param: `${at}[quantity]` })
  const currency = checkedCurrency(data.currency, `${at}[price_data][currency]`)
  const total = unitAmount * quantity
  return {
    id: newId('li'),
    object: 'item',
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: total,
    amount_tax: 0,
    amount_total: total,
    currency,
    description: name,
    metadata: mergedMetadata({}, line.metadata),
    price: {
      id: newId('price'),
      object: 'price',
      active: false,
      billing_scheme: 'per_unit',
      created: sandbox.clock.now(),
      currency,
      custom_unit_amount: null,
      livemode: false,
      lookup_key: null,
      metadata: {},
      nickname: null,
      product: newId('prod'),
      recurring: null,
      tax_behavior: data.tax_behavior ?? 'unspecified',
      tiers_mode: null,
      transform_quantity: null,
      type: 'one_time',
      unit_amount: unitAmount,
      unit_amount_decimal: String(unitAmount),
    },
    quantity,
  }
}
