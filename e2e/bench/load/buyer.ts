import { randomInt, randomUUID } from 'node:crypto'
import { bodyOf, headerOf, type RawAnswer, RawConnection } from './raw-connection'
import { type Ask, requestBytes, type Target } from './request-bytes'

export type Shop = Target & { sandbox: { port: number; host: string } }
/** What a checkout of these goods must say: the total and the return rules to tick, as the page shows them. */
export type CheckoutFacts = { seenTotal: string; ticks: string[] }

const address = {
  name: '陈小满',
  province: '330000',
  city: '330500',
  district: '330502',
  town: '330502001',
  detail: '红旗路 18 号 3 幢 502',
}
const card = {
  method: 'card',
  email: 'buyer@example.com',
  cardNumber: '4242424242424242',
  expiry: '12/39',
  cvc: '123',
  cardName: 'Bench Buyer',
}

export class UnexpectedAnswer extends Error {
  constructor(
    readonly status: number,
    where: string,
  ) {
    super(`${where} answered ${status}`)
  }
}

/** A guest with a cookie jar who buys by plain forms. */
export class Buyer {
  private readonly jar = new Map<string, string>()
  /** Buyers come from networks of their own; one network may not buy hundreds of times a minute. */
  private readonly address = `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}`

  constructor(
    private readonly shop: Shop,
    private readonly store: RawConnection,
    private readonly sandbox: RawConnection,
  ) {}

  static lane(shop: Shop): { store: RawConnection; sandbox: RawConnection; close(): void } {
    const store = new RawConnection(shop.port, shop.host)
    const sandbox = new RawConnection(shop.sandbox.port, shop.sandbox.host)
    return {
      store,
      sandbox,
      close() {
        store.close()
        sandbox.close()
      },
    }
  }

  get cookie(): string {
    return [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  private async ask(ask: Ask): Promise<RawAnswer> {
    const headers = { ...ask.headers, 'X-Forwarded-For': this.address, ...(this.jar.size > 0 ? { Cookie: this.cookie } : {}) }
    const answer = await this.store.ask(requestBytes(this.shop, { ...ask, headers }))
    for (const [, name = '', value = ''] of answer.head.matchAll(/\r\nset-cookie: ([^=]+)=([^;\r]*)/gi)) {
      if (value) this.jar.set(name, value)
      else this.jar.delete(name)
    }
    return answer
  }

  private async expect(ask: Ask, status: number): Promise<RawAnswer> {
    const answer = await this.ask(ask)
    if (answer.status !== status) throw new UnexpectedAnswer(answer.status, `${ask.method ?? 'GET'} ${ask.path}`)
    return answer
  }

  async add(offerId: string, quantity = 1): Promise<void> {
    await this.expect(
      { method: 'POST', path: '/cart', form: new URLSearchParams({ intent: 'add', offerId, quantity: String(quantity) }).toString() },
      303,
    )
  }

  /** Puts a room for two into the cart and goes to checkout, as the button on its page does. */
  async book(room: { roomTypeId: string; arrival: string; departure: string }): Promise<void> {
    const form = new URLSearchParams({ intent: 'book-stay', ...room, adults: '2', children: '0', rooms: '1' }).toString()
    await this.expect({ method: 'POST', path: '/cart', form }, 303)
  }

  /** Opens a page and goes where it leads. */
  async look(path: string): Promise<void> {
    const answer = await this.ask({ path })
    const leadsTo = answer.status === 302 || answer.status === 303 ? headerOf(answer.head, 'location') : null
    if (leadsTo && !leadsTo.includes('/orders/find')) return this.look(leadsTo)
    if (answer.status !== 200) throw new UnexpectedAnswer(answer.status, `GET ${path} ${leadsTo ?? ''}`)
  }

  async readCheckout(): Promise<CheckoutFacts> {
    const page = bodyOf(await this.expect({ path: '/checkout', headers: { 'Accept-Encoding': 'identity' } }, 200)).toString()
    const inputs = [...page.matchAll(/<input[^>]*>/g)].map(([input]) => input)
    const seenTotal = inputs.flatMap((input) => (/name="seenTotal"/.test(input) ? (/value="(\d+)"/.exec(input)?.[1] ?? []) : []))[0] ?? ''
    return { seenTotal, ticks: inputs.flatMap((input) => /name="(exempt-[^"]+)"/.exec(input)?.[1] ?? []) }
  }

  /** Sends the checkout form. Where to pay, or null with the status of the refusal. */
  async checkOut({ seenTotal, ticks }: CheckoutFacts): Promise<{ status: number; payAt: string | null }> {
    const form = new URLSearchParams({
      intent: 'pay',
      key: randomUUID(),
      seenTotal,
      ...address,
      phone: `139${String(randomInt(1e8)).padStart(8, '0')}`,
      ...Object.fromEntries(ticks.map((tick) => [tick, 'on'])),
    })
    const answer = await this.ask({ method: 'POST', path: '/checkout', form: form.toString() })
    const location = headerOf(answer.head, 'location')
    return { status: answer.status, payAt: answer.status === 303 && location?.includes('/sandbox-pay/') ? location : null }
  }

  /** Pays with a card at the sandbox itself, as people pay at the provider, not through the store. Where the provider sends the buyer. */
  async pay(payAt: string): Promise<string> {
    const { pathname } = new URL(payAt)
    const target = { ...this.shop, ...this.shop.sandbox }
    const answer = await this.sandbox.ask(
      requestBytes(target, { method: 'POST', path: `${pathname}/pay`, form: new URLSearchParams(card).toString() }),
    )
    const location = headerOf(answer.head, 'location')
    if (answer.status !== 303 && answer.status !== 302) throw new UnexpectedAnswer(answer.status, 'the payment page')
    const back = new URL(location ?? '', payAt)
    return back.pathname + back.search
  }
}
