import { html, type Markup, trusted } from './markup'
import { PAGE_STYLE, STYLE_HASH } from './page-style'
import { type PageLanguage, WORDS } from './words'

export type Page = { status: number; headers: Record<string, string>; body: string }

type Frame = {
  language: PageLanguage
  title: string
  content: Markup
  status?: number
  layout?: 'two' | 'single'
  /** Seconds after which the browser asks again. */
  refreshSeconds?: number
  /** Shop addresses that a form's answer may redirect to. */
  mayLeadTo?: Array<string | null>
  hasError?: boolean
  withBankHelp?: boolean
}

/** The document around every page: test bar, own style by hash, no scripts, nothing from elsewhere. */
export function pageOf(frame: Frame): Page {
  const words = WORDS[frame.language]
  const title = frame.hasError ? `${words.errorTitle}${frame.title}` : frame.title
  const body = html`<!doctype html>
<html lang="${frame.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
${frame.refreshSeconds ? html`<meta http-equiv="refresh" content="${frame.refreshSeconds}">` : ''}
<title>${title}</title>
<style>${trusted(PAGE_STYLE)}</style>
</head>
<body>
<header class="bar"><strong>${words.testBar}</strong>
<details><summary>${words.testHelp}</summary><p>${words.testCards}</p>${frame.withBankHelp ? html`<p>${words.testBank}</p>` : ''}</details></header>
<main class="${frame.layout ?? 'single'}">${frame.content}</main>
</body>
</html>`
  return { status: frame.status ?? 200, headers: pageHeaders(frame.mayLeadTo ?? []), body: body.text }
}

export function redirectTo(url: string): Page {
  return { status: 303, headers: { location: url, 'cache-control': 'no-store', 'content-length': '0' }, body: '' }
}

function pageHeaders(leadsTo: Array<string | null>): Record<string, string> {
  const origins = [...new Set(leadsTo.filter((url) => url !== null).map((url) => new URL(url).origin))]
  return {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'content-security-policy': `default-src 'none'; style-src ${STYLE_HASH}; form-action ${["'self'", ...origins].join(' ')}; base-uri 'none'; frame-ancestors 'none'`,
  }
}
