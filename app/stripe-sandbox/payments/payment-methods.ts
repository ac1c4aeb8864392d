import type Stripe from 'stripe'
import { missingObject } from '#app/stripe-sandbox/api/api-error'
import { newId, randomWord } from '#app/stripe-sandbox/state/object-ids'
import type { MeansBehaviour, MethodRecord } from '#app/stripe-sandbox/state/records'
import type { Sandbox } from '#app/stripe-sandbox/state/sandbox'
import { cardNumberOfMethodName, cardOf } from './test-means'

export type Payer = { email: string | null; name: string | null }
type MethodType = 'card' | 'alipay' | 'wechat_pay' | 'us_bank_account'

const NOBODY: Payer = { email: null, name: null }
const NO_ADDRESS: Stripe.Address = { city: null, country: null, line1: null, line2: null, postal_code: null, state: null }

export function makeCardMethod(sandbox: Sandbox, number: string, expiry: { month: number; year: number }, payer: Payer): MethodRecord {
  const { brand, behaviour } = cardOf(number)
  const card: Stripe.PaymentMethod.Card = {
    brand,
    checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
    country: 'US',
    display_brand: brand,
    exp_month: expiry.month,
    exp_year: expiry.year,
    fingerprint: randomWord(16),
    funding: 'credit',
    generated_from: null,
    last4: number.slice(-4),
    networks: { available: [brand], preferred: null },
    regulated_status: 'unregulated',
    three_d_secure_usage: { supported: true },
    wallet: null,
  }
  return addMethod(sandbox, 'card', behaviour, payer, { card })
}

export function makeWalletMethod(sandbox: Sandbox, type: 'alipay' | 'wechat_pay', payer: Payer): MethodRecord {
  return addMethod(sandbox, type, {}, payer, { [type]: {} })
}

export function makeBankMethod(sandbox: Sandbox, behaviour: MeansBehaviour, last4: string, payer: Payer): MethodRecord {
  const account: Stripe.PaymentMethod.UsBankAccount = {
    account_holder_type: 'individual',
    account_type: 'checking',
    bank_name: 'STRIPE TEST BANK',
    financial_connections_account: null,
    fingerprint: randomWord(16),
    last4,
    networks: null,
    routing_number: '110000000',
    status_details: null,
  }
  return addMethod(sandbox, 'us_bank_account', behaviour, payer, { us_bank_account: account })
}

/** A stored method, or a fresh one for a test name such as `pm_card_visa`. */
export function resolveMethod(sandbox: Sandbox, id: string, param: string): MethodRecord {
  const stored = sandbox.tables.methods.get(id)
  if (stored) return stored
  const number = cardNumberOfMethodName(id)
  if (!number) throw missingObject('PaymentMethod', id, param)
  return makeCardMethod(sandbox, number, { month: 12, year: new Date(sandbox.clock.nowMs()).getUTCFullYear() + 1 }, NOBODY)
}

function addMethod(
  sandbox: Sandbox,
  type: MethodType,
  behaviour: MeansBehaviour,
  payer: Payer,
  details: Partial<Stripe.PaymentMethod>,
): MethodRecord {
  const id = newId('pm')
  const object = {
    id,
    object: 'payment_method',
    allow_redisplay: 'limited',
    billing_details: { address: NO_ADDRESS, email: payer.email, name: payer.name, phone: null, tax_id: null },
    created: sandbox.clock.now(),
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
    type,
    ...details,
  } satisfies Stripe.PaymentMethod
  return sandbox.tables.methods.add({ id, object, behaviour })
}
