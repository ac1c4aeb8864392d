import { transferCapability } from '#app/stripe-sandbox/accounts/account-standing'
import { moneyOf } from '#app/stripe-sandbox/balance/balance'
import { html, type Markup } from '#app/stripe-sandbox/hosted-pages/markup'
import { shownMoney } from '#app/stripe-sandbox/hosted-pages/money'
import { type Page, pageOf } from '#app/stripe-sandbox/hosted-pages/page-frame'
import type { PageLanguage } from '#app/stripe-sandbox/hosted-pages/words'
import type { AccountRecord } from '#app/stripe-sandbox/state/connect-records'
import type { Sandbox } from '#app/stripe-sandbox/state/sandbox'
import { SELLER_WORDS, type SellerWords } from './words'

/** Where a login link leads: what came in, and what is missing. A stub of Stripe's own dashboard. */
export function dashboardPage(sandbox: Sandbox, account: AccountRecord, language: PageLanguage): Page {
  const words = SELLER_WORDS[language]
  const content = html`<section><h1>${words.dashboard}</h1>
<p class="quiet">${account.displayName ?? ''}</p>
<p>${words.standing[transferCapability(account).status]}</p>
${missing(words, account)}
${account.bank ? html`<p>${words.bank(account.bank.last4)}</p>` : ''}
${balances(words, sandbox, account, language)}
${payouts(words, sandbox, account, language)}</section>`
  return pageOf({ language, title: words.dashboard, content })
}

function missing(words: SellerWords, { due }: AccountRecord): Markup | string {
  const names = due.filter((one) => one.awaiting === 'user').map((one) => words.needs[one.description] ?? one.description)
  return names.length === 0 ? '' : html`<h2>${words.missing}</h2><ul>${names.map((name) => html`<li>${name}</li>`)}</ul>`
}

function balances(words: SellerWords, sandbox: Sandbox, account: AccountRecord, language: PageLanguage): Markup {
  const money = [...moneyOf(sandbox, account.id)]
  if (money.length === 0) return html`<p>${words.noMoney}</p>`
  return html`<ul class="lines">${money.map(
    ([currency, { available, pending }]) =>
      html`<li><span>${words.available}</span><span class="sum">${shownMoney(available, currency, language)}</span></li>
<li><span>${words.pending}</span><span class="sum">${shownMoney(pending, currency, language)}</span></li>`,
  )}</ul>`
}

const SHOWN_PAYOUTS = 5

function payouts(words: SellerWords, sandbox: Sandbox, account: AccountRecord, language: PageLanguage): Markup | string {
  const last = [...sandbox.tables.payouts.oldestFirst()].filter((payout) => payout.account === account.id).slice(-SHOWN_PAYOUTS)
  if (last.length === 0) return ''
  return html`<h2>${words.payouts}</h2><ul class="lines">${last
    .reverse()
    .map(
      ({ object }) =>
        html`<li><span>${words.payoutStates[object.status] ?? object.status}</span><span class="sum">${shownMoney(object.amount, object.currency, language)}</span></li>`,
    )}</ul>`
}
