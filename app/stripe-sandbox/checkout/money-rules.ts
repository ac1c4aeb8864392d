import { invalidRequest } from '#app/stripe-sandbox/api/api-error'

/** Which methods take which currency. `us_bank_account` is the one delayed method; the wallets are immediate. */
const METHODS: Record<string, readonly string[] | 'all'> = {
  card: 'all',
  alipay: ['cny', 'aud', 'cad', 'eur', 'gbp', 'hkd', 'jpy', 'myr', 'nzd', 'sgd', 'usd'],
  wechat_pay: ['cny', 'aud', 'cad', 'chf', 'dkk', 'eur', 'gbp', 'hkd', 'jpy', 'nok', 'sek', 'sgd', 'usd'],
  us_bank_account: ['usd'],
}
const MOST = 99_999_999

export function checkedAmount(amount: number, param: string): number {
  if (amount < 1) throw invalidRequest('This value must be greater than or equal to 1.', { param, code: 'parameter_invalid_integer' })
  if (amount > MOST) throw invalidRequest(`Amount must be no more than ${MOST}`, { param, code: 'amount_too_large' })
  return amount
}

export function checkedCurrency(currency: string, param: string): string {
  const code = currency.toLowerCase()
  if (!/^[a-z]{3}$/.test(code)) throw invalidRequest(`Invalid currency: ${currency}`, { param })
  return code
}

/** The methods a buyer may choose from. Wallets have no manual capture and fall away with it. */
export function methodTypesFor(
  currency: string,
  allowed: readonly string[] | undefined,
  excluded: readonly string[] | undefined,
  captureMethod: string,
): string[] {
  const fitting = Object.entries(METHODS)
    .filter(([, currencies]) => currencies === 'all' || currencies.includes(currency))
    .map(([type]) => type)
    .filter((type) => (allowed ?? fittingByDefault).includes(type) && !excluded?.includes(type))
    .filter((type) => captureMethod !== 'manual' || type === 'card')
  if (fitting.length === 0) {
    throw invalidRequest(
      'No valid payment method types for this payment. Check allowed_payment_method_types, currency and capture method.',
      {
        param: 'allowed_payment_method_types',
      },
    )
  }
  const order = allowed ?? fittingByDefault
  return fitting.sort((left, right) => order.indexOf(left) - order.indexOf(right))
}

const fittingByDefault = Object.keys(METHODS)
