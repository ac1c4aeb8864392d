import type { Outcome } from '#app/stripe-sandbox/accounts/submit-details'
import { decodeForm } from '#app/stripe-sandbox/api/form-decoding'
import type { AccountRecord } from '#app/stripe-sandbox/state/connect-records'
import type { SellerField } from './words'

/** Countries whose platforms and sellers may be paid separately from the charge. */
export const COUNTRIES = ['SG', 'MY', 'JP', 'AU', 'NZ', 'GB', 'DE', 'FR', 'US', 'CA']
export const OUTCOMES: Outcome[] = ['verified', 'more-documents', 'pending']

export type OnboardingFields = Record<SellerField, string>
export type OnboardingForm = { fields: OnboardingFields; wrong: SellerField[] }

export const fieldsOf = (account: AccountRecord): OnboardingFields => ({
  givenName: account.givenName ?? '',
  surname: account.surname ?? '',
  country: account.country ?? COUNTRIES[0] ?? '',
  bankAccount: '',
  terms: '',
  outcome: 'verified',
})

/** Reads the form as people type: full-width digits, spaces and dashes are fine. */
export function readOnboardingForm(body: string, account: AccountRecord): OnboardingForm {
  const posted = decodeForm(body)
  const fields = { ...fieldsOf(account), outcome: '' }
  for (const name of Object.keys(fields) as SellerField[]) {
    const value = posted[name]
    if (typeof value === 'string') fields[name] = value.trim().slice(0, 200)
  }
  fields.bankAccount = fields.bankAccount.normalize('NFKC').replaceAll(/[\s-]/g, '')
  const isRight: Record<SellerField, boolean> = {
    givenName: fields.givenName !== '',
    surname: fields.surname !== '',
    country: COUNTRIES.includes(fields.country),
    bankAccount: /^\d{4,20}$/.test(fields.bankAccount),
    terms: fields.terms === 'yes',
    outcome: outcomeOf(fields.outcome) !== undefined,
  }
  return { fields, wrong: (Object.keys(isRight) as SellerField[]).filter((name) => !isRight[name]) }
}

export const outcomeOf = (text: unknown): Outcome | undefined => OUTCOMES.find((one) => one === text)
