import type { Page } from '@playwright/test'
import type { Market } from '../test'
import type { FilledMarket } from './fill-market'

export type Form = { who: string; cookie: string; action: string; fields: [name: string, value: string][]; page: string }

/** Sends a browser with somebody's cookies. */
export async function become(page: Page, market: Market, cookies: string): Promise<void> {
  const context = page.context()
  await context.clearCookies()
  const pairs = cookies.split('; ').filter(Boolean)
  await context.addCookies(
    pairs.map((pair) => ({ name: pair.slice(0, pair.indexOf('=')), value: pair.slice(pair.indexOf('=') + 1), url: market.url })),
  )
}

/** The pages that hold forms, by who sees them. */
function pagesWithForms(filled: FilledMarket): [who: string, cookie: string, paths: string[]][] {
  const {
    operator,
    seller,
    suspended,
    buyer,
    guest,
    stall,
    listings,
    bought,
    ofStall,
    guestBought,
    pending,
    claims,
    disputed,
    returned,
    toReturn,
  } = filled
  return [
    [
      'a guest',
      guest.cookies(),
      ['/market', '/search', `/market/${listings[0]?.slug}`, '/orders/find', '/display', `/orders/${guestBought.no}`],
    ],
    ['a guest', '', ['/login', '/login?with=password', '/login?with=mail']],
    [
      'a buyer',
      buyer.cookie,
      [
        ...['/cart', '/checkout', '/sell/open', '/me', '/me/addresses', '/me/addresses?edit=new', '/me/account', '/me/account?confirm=x'],
        ...['/notices', `/orders/${bought.no}`, `/pay/${pending.no}`, `/orders/${disputed.no}`, `/orders/${returned.no}`],
        ...[`/orders/${toReturn.no}/claim/${toReturn.orders[0]?.id}`, `/orders/${toReturn.no}/return/${toReturn.orders[0]?.id}`],
      ],
    ],
    [
      'a seller',
      seller.cookie,
      [
        ...[
          '/sell/stall',
          '/sell/new',
          '/sell/items',
          '/sell/orders',
          '/sell/payout',
          `/sell/orders/${ofStall?.no}`,
          `/sell/orders/${bought.orders[1]?.no}`,
        ],
        `/sell/items/${listings[0]?.listingId}`,
        `/sell/claims/${claims.open}`,
      ],
    ],
    [
      'a suspended seller',
      suspended.cookie,
      ['/sell/stall', '/sell/items', `/sell/orders/${bought.orders.find(({ no }) => no !== ofStall?.no)?.no}`],
    ],
    [
      'an operator',
      operator.cookie,
      [
        `/coop/review/${stall.id}`,
        '/coop',
        '/coop/fees',
        '/coop/books',
        '/coop/payouts',
        '/coop/refunds?state=all',
        `/coop/payouts/${filled.batchNo}`,
        `/coop/claims/${claims.disputed}`,
        '/coop/orders',
        `/coop/orders/${bought.no}`,
        `/coop/orders/${pending.no}`,
      ],
    ],
  ]
}

/** Every form of a page that sends something, once for each of its buttons, as a browser would fill it. */
function formsHere(): { action: string; fields: [string, string][] }[] {
  return [...document.forms]
    .filter((form) => form.method === 'post')
    .flatMap((form) => {
      const kept = [...new FormData(form)].map(([name, value]): [string, string] => [name, typeof value === 'string' ? value : ''])
      const boxes = [...form.querySelectorAll<HTMLInputElement>('input[type=checkbox],input[type=radio]')]
        .filter(({ name }) => name && !kept.some(([known]) => known === name))
        .map(({ name, value }): [string, string] => [name, value])
      const buttons = [...form.querySelectorAll<HTMLButtonElement>('button[name]')].map(({ name, value }): [string, string] => [
        name,
        value,
      ])
      const pressed = buttons.length > 0 ? buttons : [['', ''] as [string, string]]
      const { pathname, search } = new URL(form.action)
      return pressed.map((button) => ({
        action: pathname + search,
        fields: [...kept, ...boxes, button].filter(([name]) => name) as [string, string][],
      }))
    })
}

/** The forms of all pages, each kind once. */
export async function collectForms(page: Page, market: Market, filled: FilledMarket): Promise<Form[]> {
  const forms = new Map<string, Form>()
  for (const [who, cookie, paths] of pagesWithForms(filled)) {
    await become(page, market, cookie)
    for (const path of paths) {
      await page.goto(market.url + path, { waitUntil: 'domcontentloaded' })
      for (const { action, fields } of await page.evaluate(formsHere)) {
        const kind = fields.filter(([name]) => ['intent', 'decision'].includes(name)).flat()
        const names = fields.map(([name]) => name.replace(/[0-9a-f-]{36}/, ':id')).sort()
        const key = [who, path.replace(/[\w-]{20,}|HS[\w-]+/, ''), ...kind, ...new Set(names)].join(' ')
        if (!action.endsWith('/logout') && !forms.has(key)) forms.set(key, { who, cookie, action, fields, page: path })
      }
    }
  }
  return [...forms.values()]
}
