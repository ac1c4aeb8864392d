import { decodeForm } from '#app/stripe-sandbox/api/form-decoding'
import { passesLuhn } from '#app/stripe-sandbox/payments/test-means'
import type { SessionRecord } from '#app/stripe-sandbox/state/records'
import type { PageWords } from './words'

export type FieldName = keyof PageWords['errors']
export type PayFields = {
  email: string
  method: string
  cardNumber: string
  expiry: string
  cvc: string
  cardName: string
  accountName: string
  routing: string
  account: string
}
export type FieldErrors = Partial<Record<FieldName, FieldName>>
export type PayForm = { fields: PayFields; errors: FieldErrors; expiry: { month: number; year: number } }

const NAMES = ['email', 'method', 'cardNumber', 'expiry', 'cvc', 'cardName', 'accountName', 'routing', 'account'] as const

export const emptyFields = (session: SessionRecord): PayFields => ({
  email: session.object.customer_email ?? '',
  method: session.object.payment_method_types[0] ?? 'card',
  cardNumber: '',
  expiry: '',
  cvc: '',
  cardName: '',
  accountName: '',
  routing: '',
  account: '',
})

/** Reads the form as people type: full-width digits, spaces and dashes are fine. `now` in unix seconds. */
export function readPayForm(body: string, session: SessionRecord, now: number): PayForm {
  const posted = decodeForm(body)
  const fields = emptyFields(session)
  for (const name of NAMES) {
    const value = posted[name]
    if (typeof value === 'string') fields[name] = value.trim().slice(0, 200)
  }
  if (session.object.customer_email) fields.email = session.object.customer_email
  const errors: FieldErrors = {}
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(fields.email)) errors.email = 'email'
  if (!session.object.payment_method_types.includes(fields.method)) errors.method = 'method'
  const expiry = expiryOf(fields.expiry)
  if (fields.method === 'card') checkCard(fields, expiry, now, errors)
  if (fields.method === 'us_bank_account') checkAccount(fields, errors)
  return { fields, errors, expiry: expiry ?? { month: 1, year: 2000 } }
}

function checkCard(fields: PayFields, expiry: PayForm['expiry'] | undefined, now: number, errors: FieldErrors): void {
  if (!passesLuhn(digitsOf(fields.cardNumber))) errors.cardNumber = 'cardNumber'
  if (!expiry) errors.expiry = 'expiry'
  else if (Date.UTC(expiry.year, expiry.month, 1) <= now * 1000) errors.expiry = 'expired'
  if (!/^\d{3,4}$/.test(digitsOf(fields.cvc))) errors.cvc = 'cvc'
  if (fields.cardName === '') errors.cardName = 'cardName'
}

function checkAccount(fields: PayFields, errors: FieldErrors): void {
  if (fields.accountName === '') errors.accountName = 'accountName'
  if (!/^\d{9}$/.test(digitsOf(fields.routing))) errors.routing = 'routing'
  if (!/^\d{4,17}$/.test(digitsOf(fields.account))) errors.account = 'account'
}

export const digitsOf = (text: string): string => text.normalize('NFKC').replaceAll(/[\s-]/g, '')

function expiryOf(text: string): PayForm['expiry'] | undefined {
  const match = /^(\d{1,2})\s*[/.-]?\s*(\d{2}|\d{4})$/.exec(text.normalize('NFKC'))
  if (!match) return undefined
  const month = Number(match[1])
  const year = Number(match[2])
  return month >= 1 && month <= 12 ? { month, year: year < 100 ? 2000 + year : year } : undefined
}
