import type { Decline, MeansBehaviour } from '#app/stripe-sandbox/state/records'

/** Numbers and names of docs.stripe.com/testing. */
export type TestCard = { brand: 'visa' | 'mastercard' | 'amex'; behaviour: MeansBehaviour }

const declined = (declineCode: string, message: string, code = 'card_declined'): MeansBehaviour => ({
  decline: { code, declineCode, message },
})

const GENERIC = 'Your card was declined.'
const ok: MeansBehaviour = {}

const CARDS: Record<string, TestCard> = {
  '4242424242424242': { brand: 'visa', behaviour: ok },
  '4000056655665556': { brand: 'visa', behaviour: ok },
  '5555555555554444': { brand: 'mastercard', behaviour: ok },
  '378282246310005': { brand: 'amex', behaviour: ok },
  '4000000000000002': { brand: 'visa', behaviour: declined('generic_decline', GENERIC) },
  '4000000000009995': { brand: 'visa', behaviour: declined('insufficient_funds', 'Your card has insufficient funds.') },
  '4000000000009987': { brand: 'visa', behaviour: declined('lost_card', GENERIC) },
  '4000000000000069': { brand: 'visa', behaviour: declined('expired_card', 'Your card has expired.', 'expired_card') },
  '4000000000000127': { brand: 'visa', behaviour: declined('incorrect_cvc', "Your card's security code is incorrect.", 'incorrect_cvc') },
  '4000000000000119': {
    brand: 'visa',
    behaviour: declined('processing_error', 'An error occurred while processing your card. Try again in a little bit.', 'processing_error'),
  },
  '4000002500003155': { brand: 'visa', behaviour: { threeDSecure: 'succeeds' } },
  '4000000000003220': { brand: 'visa', behaviour: { threeDSecure: 'succeeds' } },
  '4000008400001629': { brand: 'visa', behaviour: { threeDSecure: 'then-declined', ...declined('generic_decline', GENERIC) } },
  '4000000000000077': { brand: 'visa', behaviour: { availableAtOnce: true } },
  '4000000000007726': { brand: 'visa', behaviour: { refund: 'pending-then-succeeded' } },
  '4000000000005126': { brand: 'visa', behaviour: { refund: 'pending-then-failed' } },
  '4000000000000259': { brand: 'visa', behaviour: { dispute: 'fraudulent' } },
  '4000000000002685': { brand: 'visa', behaviour: { dispute: 'product_not_received' } },
  '4000000000001976': { brand: 'visa', behaviour: { dispute: 'inquiry' } },
  '4000000000009235': { brand: 'visa', behaviour: { elevatedRisk: true } },
}

const METHOD_NAMES: Record<string, string> = {
  pm_card_visa: '4242424242424242',
  pm_card_mastercard: '5555555555554444',
  pm_card_chargeDeclined: '4000000000000002',
  pm_card_visa_chargeDeclined: '4000000000000002',
  pm_card_chargeDeclinedInsufficientFunds: '4000000000009995',
  pm_card_visa_chargeDeclinedInsufficientFunds: '4000000000009995',
  pm_card_threeDSecure2Required: '4000000000003220',
  pm_card_threeDSecureRequired: '4000000000003220',
  pm_card_authenticationRequired: '4000002500003155',
  pm_card_bypassPending: '4000000000000077',
  pm_card_createDispute: '4000000000000259',
  pm_card_createDisputeProductNotReceived: '4000000000002685',
  pm_card_createDisputeInquiry: '4000000000001976',
  pm_card_pendingRefund: '4000000000007726',
  pm_card_refundFail: '4000000000005126',
}

const NOT_A_TEST_CARD: Decline = {
  code: 'card_declined',
  declineCode: 'test_mode_live_card',
  message: 'Your card was declined. Your request was in test mode, but used a non test card.',
}

/** Any number that passes the Luhn check is a card; one that is not in the list is declined, as in Stripe's test mode. */
export function cardOf(number: string): TestCard {
  return CARDS[number] ?? { brand: 'visa', behaviour: { decline: NOT_A_TEST_CARD } }
}

export const cardNumberOfMethodName = (name: string): string | undefined => METHOD_NAMES[name]

/** 000123456789 is debited, 000111111116 (account closed) fails days later. */
export function bankAccountOf(accountNumber: string): MeansBehaviour {
  return { debit: accountNumber === '000111111116' ? 'fails' : 'succeeds' }
}

export function passesLuhn(number: string): boolean {
  let sum = 0
  for (const [index, digit] of [...number].reverse().entries()) {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1)
    sum += value > 9 ? value - 9 : value
  }
  return number.length >= 12 && sum % 10 === 0
}
