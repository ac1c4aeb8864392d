import type { SessionRecord } from '#app/stripe-sandbox/state/records'
import type { Sandbox } from '#app/stripe-sandbox/state/sandbox'
import { html, type Markup } from './markup'
import { shownMoney, shownTime } from './money'
import { type Page, pageOf } from './page-frame'
import type { FieldErrors, FieldName, PayFields } from './pay-form'
import { type PageLanguage, type PageWords, WORDS } from './words'

export type PayPageState = { fields: PayFields; errors: FieldErrors; failure: string | null; status?: number }

/** What is paid, how much, until when, and the form: one page, one main button. */
export function payPage(sandbox: Sandbox, session: SessionRecord, language: PageLanguage, state: PayPageState): Page {
  const words = WORDS[language]
  const { object } = session
  const types = object.payment_method_types
  const hasError = state.failure !== null || Object.keys(state.errors).length > 0
  const content = html`${summary(sandbox, session, language)}
<form class="panel" method="post" action="${pagePath(sandbox, session.id)}/pay" novalidate>
${hasError ? problems(words, state) : ''}
<fieldset><legend>${words.contact}</legend>
${
  object.customer_email
    ? html`<p class="quiet">${words.email}</p><p>${object.customer_email}</p>`
    : textField(words, state, { name: 'email', label: words.email, type: 'email', autocomplete: 'email' })
}</fieldset>
<fieldset><legend>${words.method}</legend>
${state.errors.method ? html`<span class="wrong">${words.errors.method}</span>` : ''}
${types.map((type) => choice(words, type, state, types.length === 1))}</fieldset>
<button type="submit">${words.payButton(shownMoney(object.amount_total ?? 0, object.currency ?? '', language))}</button>
</form>`
  return pageOf({
    language,
    title: words.pay,
    content,
    layout: 'two',
    status: state.status ?? 200,
    mayLeadTo: [object.success_url, object.cancel_url],
    hasError,
    withBankHelp: types.includes('us_bank_account'),
  })
}

/** Path of a session's page below the address that browsers use. */
export const pagePath = (sandbox: Sandbox, session: string): string =>
  `${new URL(sandbox.publicBase).pathname.replace(/\/$/, '')}/sandbox-pay/c/${session}`

function summary(sandbox: Sandbox, session: SessionRecord, language: PageLanguage): Markup {
  const words = WORDS[language]
  const { object, lineItems, intentPlan } = session
  const currency = object.currency ?? ''
  const minutes = Math.floor((object.expires_at - sandbox.clock.now()) / 60)
  return html`<section aria-labelledby="what"><h1 id="what">${words.pay}</h1>
${intentPlan.description ? html`<p class="quiet">${intentPlan.description}</p>` : ''}
<p class="quiet">${words.total}</p><p class="total">${shownMoney(object.amount_total ?? 0, currency, language)}</p>
<p class="quiet">${words.timeLeft(minutes, shownTime(object.expires_at, language))}</p>
<h2>${words.yourOrder}</h2>
<ul class="lines">${lineItems.map(
    (item) =>
      html`<li><span>${item.description}${
        (item.quantity ?? 1) > 1
          ? html`<span class="hint">${words.quantity} ${item.quantity}, ${words.each} ${shownMoney(item.price?.unit_amount ?? 0, currency, language)}</span>`
          : ''
      }</span><span class="sum">${shownMoney(item.amount_total, currency, language)}</span></li>`,
  )}</ul>
${object.cancel_url ? html`<a class="back" href="${object.cancel_url}">${words.back}</a>` : ''}</section>`
}

function choice(words: PageWords, type: string, state: PayPageState, isOnly: boolean): Markup {
  const label = words[type as 'card' | 'alipay' | 'wechat_pay' | 'us_bank_account']
  const checked = state.fields.method === type ? html` checked` : ''
  const head = isOnly
    ? html`<input type="hidden" name="method" value="${type}"><p><strong>${label}</strong></p>`
    : html`<label class="choice"><input type="radio" name="method" value="${type}"${checked}>${label}</label>`
  return html`${head}<div class="means means-${type}">${meansFields(words, type, state)}</div>`
}

function meansFields(words: PageWords, type: string, state: PayPageState): Markup {
  if (type === 'card') {
    return html`${textField(words, state, { name: 'cardNumber', label: words.cardNumber, autocomplete: 'cc-number', inputmode: 'numeric' })}
<div class="pair"><div>${textField(words, state, { name: 'expiry', label: words.expiry, hint: words.expiryHint, autocomplete: 'cc-exp' })}</div>
<div>${textField(words, state, { name: 'cvc', label: words.cvc, hint: words.cvcHint, autocomplete: 'cc-csc', inputmode: 'numeric' })}</div></div>
${textField(words, state, { name: 'cardName', label: words.cardName, autocomplete: 'cc-name' })}`
  }
  if (type === 'us_bank_account') {
    return html`<p class="quiet">${words.bankHint}</p>
${textField(words, state, { name: 'accountName', label: words.accountName, autocomplete: 'name' })}
${textField(words, state, { name: 'routing', label: words.routing, inputmode: 'numeric' })}
${textField(words, state, { name: 'account', label: words.account, inputmode: 'numeric' })}`
  }
  return html`<p class="quiet">${type === 'alipay' ? words.alipayHint : words.wechatHint}</p>`
}

type Field = {
  name: Exclude<FieldName, 'method' | 'expired'>
  label: string
  hint?: string
  type?: 'text' | 'email'
  autocomplete?: string
  inputmode?: 'numeric'
}

function textField(words: PageWords, state: PayPageState, field: Field): Markup {
  const error = state.errors[field.name]
  const describedBy = [field.hint && `${field.name}-hint`, error && `${field.name}-wrong`].filter(Boolean).join(' ')
  return html`<label for="${field.name}">${field.label}${field.hint ? html`<span class="hint" id="${field.name}-hint">${field.hint}</span>` : ''}</label>
<input type="${field.type ?? 'text'}" id="${field.name}" name="${field.name}" value="${state.fields[field.name]}"${
    field.inputmode ? html` inputmode="${field.inputmode}"` : ''
  } autocomplete="${field.autocomplete ?? 'off'}"${error ? html` aria-invalid="true"` : ''}${describedBy ? html` aria-describedby="${describedBy}"` : ''}>
${error ? html`<span class="wrong" id="${field.name}-wrong">${words.errors[error]}</span>` : ''}`
}

/** Takes focus by itself, so that the reason is read first. */
function problems(words: PageWords, state: PayPageState): Markup {
  const wrong = Object.entries(state.errors) as Array<[FieldName, FieldName]>
  return html`<div class="problem" role="alert" tabindex="-1" autofocus>
${state.failure ? html`<p>${state.failure}</p>` : ''}
${wrong.length > 0 ? html`<p>${words.checkThese}</p><ul>${wrong.map(([name, error]) => html`<li><a href="#${name}">${words.errors[error]}</a></li>`)}</ul>` : ''}
</div>`
}
