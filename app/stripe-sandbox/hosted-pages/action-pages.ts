import { renderSVG } from 'uqr'
import { html, type Markup, trusted } from './markup'
import { type Page, pageOf } from './page-frame'
import { type PageLanguage, type PageWords, WORDS } from './words'

/** How often the WeChat page looks for the payment. */
const REFRESH_SECONDS = 4

export type ActionView = {
  language: PageLanguage
  amount: string
  /** Where the two buttons post to. */
  formPath: string
  /** Absolute address that the QR code leads a phone to. */
  scanUrl: string
  /** Back to the choice of methods; null for a payment without a session. */
  payPath: string | null
  mayLeadTo: Array<string | null>
}

export function threeDSecurePage(view: ActionView): Page {
  const words = WORDS[view.language]
  return actionPage(view, words.threeDTitle, html`<p>${words.threeDText(view.amount)}</p>${twoButtons(view, words.complete, words.fail)}`)
}

export function alipayPage(view: ActionView): Page {
  const words = WORDS[view.language]
  return actionPage(
    view,
    words.alipayTitle,
    html`<p class="total">${view.amount}</p>${twoButtons(view, words.authorise, words.failPayment)}`,
  )
}

export function wechatPage(view: ActionView): Page {
  const words = WORDS[view.language]
  const code = trusted(renderSVG(view.scanUrl, { border: 2 }))
  const content = html`<p>${words.wechatText(view.amount)}</p>
<div class="code" role="img" aria-label="${words.qrLabel}">${code}</div>
<p class="quiet">${words.simulate}</p>${twoButtons(view, words.scanPay, words.scanRefuse)}
${view.payPath ? html`<a class="back" href="${view.payPath}">${words.otherMethod}</a>` : ''}`
  return actionPage(view, words.wechatTitle, content, REFRESH_SECONDS)
}

/** What the phone shows that scanned the code. */
export function scanPage(view: ActionView, isDone: boolean): Page {
  const words = WORDS[view.language]
  const content = isDone
    ? html`<p role="status">${words.scanDone}</p>`
    : html`<p class="total">${view.amount}</p>${twoButtons({ ...view, formPath: `${view.formPath}/scan` }, words.scanPay, words.scanRefuse)}`
  return actionPage(view, words.scanTitle, content)
}

function actionPage(view: ActionView, title: PageWords['pay'], content: Markup, refreshSeconds?: number): Page {
  return pageOf({
    language: view.language,
    title,
    content: html`<section><h1>${title}</h1>${content}</section>`,
    mayLeadTo: view.mayLeadTo,
    ...(refreshSeconds && { refreshSeconds }),
  })
}

const twoButtons = (view: ActionView, approve: string, refuse: string): Markup =>
  html`<form method="post" action="${view.formPath}"><button type="submit" name="outcome" value="approved">${approve}</button>
<button type="submit" class="second" name="outcome" value="refused">${refuse}</button></form>`
