/** Where the buyer stands after a step: `url` is the page shown, or the shop's address the sandbox redirected to. */
export type Visit = { status: number; url: string; html: string; leftTo: string | null }

export type VisitOptions = {
  /** Asks this origin in place of the one in the session's URL, for when the store in front is not running. */
  via?: string
  email?: string
}
export type CardOptions = VisitOptions & {
  card?: string
  expiry?: string
  cvc?: string
  name?: string
  /** What the buyer does when the card asks for 3-D Secure (default `complete`; `stop` leaves the page open). */
  threeDSecure?: 'complete' | 'fail' | 'stop'
}
export type WalletOptions = VisitOptions & { outcome?: 'approved' | 'refused' | 'stop' }

/**
 * Pays on the hosted page by its plain forms, without a browser. Resolves where the buyer lands: `leftTo` is the success
 * address (not fetched) or null when the buyer is still on a page of the sandbox.
 */
export async function payOnHostedPage(sessionUrl: string, options: CardOptions = {}): Promise<Visit> {
  const card = options.card ?? '4242424242424242'
  const visit = await submit(sessionUrl, options, {
    method: 'card',
    cardNumber: card,
    expiry: options.expiry ?? `12/${String(new Date().getUTCFullYear() + 3).slice(2)}`,
    cvc: options.cvc ?? '123',
    cardName: options.name ?? '测试 Buyer',
  })
  if (visit.leftTo !== null || !visit.url.endsWith('/3ds') || options.threeDSecure === 'stop') return visit
  return decide(visit, options.threeDSecure === 'fail' ? 'refused' : 'approved', options)
}

/** The generic declined card; the session stays open. */
export const declineOnHostedPage = (sessionUrl: string, options: CardOptions = {}): Promise<Visit> =>
  payOnHostedPage(sessionUrl, { card: '4000000000000002', ...options })

export const payWithAlipay = (sessionUrl: string, options: WalletOptions = {}): Promise<Visit> => payByWallet(sessionUrl, 'alipay', options)

export const payWithWechat = (sessionUrl: string, options: WalletOptions = {}): Promise<Visit> =>
  payByWallet(sessionUrl, 'wechat_pay', options)

/** A debit that is decided days later. Account 000111111116 fails then. */
export const payWithBankAccount = (sessionUrl: string, options: VisitOptions & { account?: string } = {}): Promise<Visit> =>
  submit(sessionUrl, options, {
    method: 'us_bank_account',
    accountName: 'Test Buyer',
    routing: '110000000',
    account: options.account ?? '000123456789',
  })

export type SellerOptions = VisitOptions & {
  outcome?: 'verified' | 'more-documents' | 'pending'
  givenName?: string
  surname?: string
  country?: string
  /** 000123456789 takes payouts, 000111111116 sends them back. */
  bankAccount?: string
}

/** Follows an account link and fills in what the page asks for: the details, or the document. `leftTo` is the return address. */
export async function onboardSeller(linkUrl: string, options: SellerOptions = {}): Promise<Visit> {
  const opened = await lookAt(linkUrl, options)
  if (opened.leftTo !== null) return opened
  const fields = {
    givenName: options.givenName ?? '明',
    surname: options.surname ?? '王',
    country: options.country ?? 'SG',
    bankAccount: options.bankAccount ?? '000123456789',
    terms: 'yes',
    outcome: options.outcome ?? 'verified',
  }
  return follow(await post(opened.url, fields, options), opened.url, options)
}

async function payByWallet(sessionUrl: string, method: 'alipay' | 'wechat_pay', options: WalletOptions): Promise<Visit> {
  const visit = await submit(sessionUrl, options, { method })
  if (visit.leftTo !== null || options.outcome === 'stop') return visit
  return decide(visit, options.outcome ?? 'approved', options)
}

/** Presses one of the two buttons of a 3-D Secure, Alipay or WeChat page. */
export async function decide(visit: Visit, outcome: 'approved' | 'refused', options: VisitOptions = {}): Promise<Visit> {
  return follow(await post(visit.url, { outcome }, options), visit.url, options)
}

/** Looks at a hosted page as it is now. */
export async function lookAt(url: string, options: VisitOptions = {}): Promise<Visit> {
  return follow(await fetch(through(url, options), { redirect: 'manual' }), url, options)
}

async function submit(sessionUrl: string, options: VisitOptions, fields: Record<string, string>): Promise<Visit> {
  const payUrl = `${sessionUrl}/pay`
  return follow(await post(payUrl, { email: options.email ?? 'buyer@example.com', ...fields }, options), payUrl, options)
}

/** Goes along redirects inside the hosted pages and stops at the first one that leaves them. */
async function follow(response: Response, from: string, options: VisitOptions): Promise<Visit> {
  const location = response.headers.get('location')
  const html = await response.text()
  if (!location) return { status: response.status, url: from, html, leftTo: null }
  const target = new URL(location, from).href
  if (!new URL(target).pathname.includes('/sandbox-pay/')) return { status: response.status, url: from, html, leftTo: target }
  return follow(await fetch(through(target, options), { redirect: 'manual' }), target, options)
}

function post(url: string, fields: Record<string, string>, options: VisitOptions): Promise<Response> {
  return fetch(through(url, options), {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: new URL(url).origin },
    body: new URLSearchParams(fields).toString(),
  })
}

const through = (url: string, options: VisitOptions): string => {
  if (!options.via) return url
  const { pathname, search } = new URL(url)
  return `${options.via.replace(/\/$/, '')}${pathname}${search}`
}
