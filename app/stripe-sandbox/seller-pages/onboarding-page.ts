import { html, type Markup } from '#app/stripe-sandbox/hosted-pages/markup'
import { type Page, pageOf } from '#app/stripe-sandbox/hosted-pages/page-frame'
import type { PageLanguage } from '#app/stripe-sandbox/hosted-pages/words'
import type { AccountRecord, VisitRecord } from '#app/stripe-sandbox/state/connect-records'
import { COUNTRIES, type OnboardingFields, type OnboardingForm, OUTCOMES } from './onboarding-form'
import { SELLER_WORDS, type SellerField, type SellerWords } from './words'

type View = { language: PageLanguage; visit: VisitRecord; path: string; account: AccountRecord }

/** Name, country, bank: what a seller gives before money may come. */
export function onboardingPage(view: View, { fields, wrong }: OnboardingForm): Page {
  const words = SELLER_WORDS[view.language]
  const content = html`<form class="panel" method="post" action="${view.path}" novalidate>
<h1>${words.title}</h1><p class="quiet">${words.intro(view.account.displayName ?? words.thisShop)}</p>
${wrong.length > 0 ? problems(words, wrong) : ''}
<div class="pair"><div>${textField(words, fields, wrong, 'surname', 'family-name')}</div>
<div>${textField(words, fields, wrong, 'givenName', 'given-name')}</div></div>
<label for="country">${words.country}</label>
<select id="country" name="country">${COUNTRIES.map(
    (code) => html`<option value="${code}"${code === fields.country ? html` selected` : ''}>${countryName(code, view.language)}</option>`,
  )}</select>${wrongLine(words, wrong, 'country')}
${textField(words, fields, wrong, 'bankAccount', 'off', words.bankHint)}
<label class="choice" for="terms"><input type="checkbox" id="terms" name="terms" value="yes"${fields.terms === 'yes' ? html` checked` : ''}${
    wrong.includes('terms') ? html` aria-invalid="true" aria-describedby="terms-wrong"` : ''
  }>${words.terms}</label>${wrongLine(words, wrong, 'terms')}
${outcomeChoice(words, fields.outcome)}${wrongLine(words, wrong, 'outcome')}
<button type="submit">${words.submit}</button>
${back(words, view)}</form>`
  return framed(view, words.title, content, wrong.length > 0)
}

/** The second visit of somebody who was asked for a document. */
export function documentPage(view: View): Page {
  const words = SELLER_WORDS[view.language]
  const wasRefused = view.account.due.some((one) => one.error)
  const content = html`<form class="panel" method="post" action="${view.path}">
<h1>${words.documentTitle}</h1>
${wasRefused ? html`<p class="wrong">${words.documentRefused}</p>` : ''}<p>${words.documentText}</p>
${outcomeChoice(words, 'verified')}
<button type="submit">${words.submitDocument}</button>
${back(words, view)}</form>`
  return framed(view, words.documentTitle, content, false)
}

const framed = (view: View, title: string, content: Markup, hasError: boolean): Page =>
  pageOf({
    language: view.language,
    title,
    content,
    status: hasError ? 422 : 200,
    hasError,
    mayLeadTo: [view.visit.returnUrl, view.visit.refreshUrl],
  })

const back = (words: SellerWords, { visit }: View): Markup | string =>
  visit.returnUrl ? html`<a class="back" href="${visit.returnUrl}">${words.later}</a>` : ''

const countryName = (code: string, language: PageLanguage): string => new Intl.DisplayNames(language, { type: 'region' }).of(code) ?? code

const outcomeChoice = (words: SellerWords, chosen: string): Markup => html`<fieldset id="outcome"><legend>${words.outcomeTitle}</legend>
${OUTCOMES.map(
  (outcome) =>
    html`<label class="choice"><input type="radio" name="outcome" value="${outcome}"${outcome === chosen ? html` checked` : ''}>${words.outcomes[outcome]}</label>`,
)}</fieldset>`

function textField(
  words: SellerWords,
  fields: OnboardingFields,
  wrong: SellerField[],
  name: 'surname' | 'givenName' | 'bankAccount',
  autocomplete: string,
  hint?: string,
): Markup {
  const isWrong = wrong.includes(name)
  const describedBy = [hint && `${name}-hint`, isWrong && `${name}-wrong`].filter(Boolean).join(' ')
  return html`<label for="${name}">${words[name]}${hint ? html`<span class="hint" id="${name}-hint">${hint}</span>` : ''}</label>
<input type="text" id="${name}" name="${name}" value="${fields[name]}" autocomplete="${autocomplete}"${
    name === 'bankAccount' ? html` inputmode="numeric"` : ''
  }${isWrong ? html` aria-invalid="true"` : ''}${describedBy ? html` aria-describedby="${describedBy}"` : ''}>${wrongLine(words, wrong, name)}`
}

const wrongLine = (words: SellerWords, wrong: SellerField[], name: SellerField): Markup | string =>
  wrong.includes(name) ? html`<span class="wrong" id="${name}-wrong">${words.errors[name]}</span>` : ''

/** Takes focus by itself, so that the reason is read first. */
const problems = (words: SellerWords, wrong: SellerField[]): Markup =>
  html`<div class="problem" role="alert" tabindex="-1" autofocus><p>${words.checkThese}</p>
<ul>${wrong.map((name) => html`<li><a href="#${name}">${words.errors[name]}</a></li>`)}</ul></div>`
