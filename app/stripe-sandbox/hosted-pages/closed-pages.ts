import type { ChargeRecord, SessionRecord } from '#app/stripe-sandbox/state/records'
import { html } from './markup'
import { shownMoney } from './money'
import { type Page, pageOf } from './page-frame'
import { type PageLanguage, WORDS } from './words'

/** A session that takes no payment any more: paid, waiting for the bank, or expired. */
export function closedPage(session: SessionRecord, language: PageLanguage): Page {
  const words = WORDS[language]
  const { object } = session
  const isExpired = object.status === 'expired'
  const isPaid = object.payment_status === 'paid'
  const title = isExpired ? words.expiredTitle : isPaid ? words.paidTitle : words.waitingTitle
  const text = isExpired ? words.expiredText : isPaid ? words.paidText : words.waitingText
  const back = isExpired ? object.cancel_url : successUrl(session)
  const content = html`<section><h1>${title}</h1><p>${text}</p>
${back ? html`<a class="button" href="${back}">${words.backToShop}</a>` : ''}</section>`
  return pageOf({ language, title, content, status: isExpired ? 410 : 200 })
}

export function missingPage(language: PageLanguage): Page {
  const words = WORDS[language]
  const content = html`<section><h1>${words.missingTitle}</h1><p>${words.missingText}</p></section>`
  return pageOf({ language, title: words.missingTitle, content, status: 404 })
}

export function receiptPage(charge: ChargeRecord, language: PageLanguage): Page {
  const words = WORDS[language]
  const text = words.receiptText(shownMoney(charge.object.amount_captured, charge.object.currency, language))
  return pageOf({ language, title: words.receiptTitle, content: html`<section><h1>${words.receiptTitle}</h1><p>${text}</p></section>` })
}

/** Where the buyer goes after paying, with the session's id filled in. */
export function successUrl(session: SessionRecord): string {
  return (session.object.success_url ?? '').replaceAll('{CHECKOUT_SESSION_ID}', session.id)
}
