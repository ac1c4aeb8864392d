import { eq } from 'drizzle-orm'
import { beforeAll } from 'vitest'
import { cartCookie } from '#app/cart/owner/cart-cookie.server'
import { makeCart, type TestCartLine } from '#app/cart/testing/make-cart'
import { configureTestIdentity } from '#app/identity/testing/sign-in'
import { moneyMarket } from '#app/payments/testing/money-market'
import { action as cartAction } from '#app/routes/cart/cart'
import { action, loader } from '#app/routes/cart/checkout'
import { loadReference } from '#db/reference/load-reference.server'
import { purchases } from '#db/schema/orders'

const context = { nonce: '', requestId: '', baseUrl: '', clientAddress: '203.0.113.9', sandboxPayments: true, simulatedMessages: true }

export type Page = Awaited<ReturnType<typeof loader>>
export type Answer = { status: number; headers: Headers; page: Page }

function request(path: string, cookie: string, fields?: Record<string, string>): Request {
  const body = fields && new URLSearchParams(fields)
  return new Request(`http://shop.test${path}`, { method: body ? 'POST' : 'GET', body, headers: { cookie } })
}

/** Runs a loader or action as the server would: thrown answers and answers with a status are read alike. */
async function answerOf(work: Promise<unknown>): Promise<Answer> {
  const found = await work.catch((error: unknown) => {
    if (error instanceof Response) return error
    throw error
  })
  if (found instanceof Response) return { status: found.status, headers: found.headers, page: undefined as never }
  const wrapped = (found ?? {}) as { type?: string; data: Page; init: ResponseInit | null }
  if (wrapped.type !== 'DataWithResponseInit') return { status: 200, headers: new Headers(), page: found as Page }
  return { status: wrapped.init?.status ?? 200, headers: new Headers(wrapped.init?.headers), page: wrapped.data }
}

const address = {
  name: '陈小满',
  phone: '138 0013 8000',
  province: '330000',
  city: '330500',
  district: '330502',
  town: '330502001',
  detail: '红旗路 18 号',
}

/** The form as a guest fills it in after looking at the page. */
export function filled(page: Page, over: Record<string, string> = {}): Record<string, string> {
  const ticks = page.view.cart.groups.flatMap((group) =>
    group.lines.filter((line) => line.returnExempt).map((line) => [`exempt-${line.offerId}`, 'on']),
  )
  const notes = page.view.cart.groups.map((group) => [`note-${group.sellerId}`, ''])
  return {
    intent: 'pay',
    key: page.view.key,
    seenTotal: String(page.view.cart.totalMinor),
    ...address,
    ...Object.fromEntries([...notes, ...ticks]),
    ...over,
  }
}

export const cookieOf = (cartId: string) => cartCookie(cartId).split(';')[0] ?? ''

/** A market with the divisions of the country and its cart and checkout pages, asked as a browser would. */
export function checkoutMarket() {
  const market = moneyMarket()
  beforeAll(async () => {
    configureTestIdentity()
    await loadReference(market.url)
  }, 60_000)
  const press = (cookie: string, fields: Record<string, string>, { path = '/checkout', from = context.clientAddress } = {}) =>
    answerOf(action({ request: request(path, cookie, fields), params: {}, context: { ...context, clientAddress: from } }))
  const open = (cookie: string, path = '/checkout') => answerOf(loader({ request: request(path, cookie), params: {}, context }))
  return {
    market,
    press,
    open,
    pressInCart: (cookie: string, fields: Record<string, string>) =>
      answerOf(cartAction({ request: request('/cart', cookie, fields), params: {}, context })),
    /** A guest who has these goods in the cart and looks at the checkout page. */
    async guestWith(lines: TestCartLine[]) {
      const cartId = await makeCart(market.db, lines)
      const cookie = cookieOf(cartId)
      return { cartId, cookie, page: (await open(cookie)).page }
    },
    purchasesOf: (visitorId: string) => market.db.select().from(purchases).where(eq(purchases.visitorId, visitorId)),
  }
}
