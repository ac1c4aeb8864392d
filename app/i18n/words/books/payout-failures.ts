import { words } from '#app/i18n/words'

/** Why a seller's own bank sent a payout back. */
export const payoutFailureWords = words({
  account: { zh: '账号不对', en: 'the account number is wrong' },
  holder: { zh: '户名对不上', en: 'the holder’s name does not match' },
  closed: { zh: '账户注销了或者被冻结', en: 'the account is closed or frozen' },
  unsaid: { zh: '银行没说原因', en: 'the bank gave no reason' },
})

/** The provider's codes in those words. Source: docs.stripe.com/api/payouts/failures. */
export function whyPayoutFailed(code: string): keyof typeof payoutFailureWords {
  if (['no_account', 'invalid_account_number', 'invalid_account_number_length', 'incorrect_account_type'].includes(code)) return 'account'
  if (['incorrect_account_holder_name', 'incorrect_account_holder_tax_id', 'bank_ownership_changed'].includes(code)) return 'holder'
  return ['account_closed', 'account_frozen', 'bank_account_restricted'].includes(code) ? 'closed' : 'unsaid'
}
