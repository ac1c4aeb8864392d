import { afterAll, beforeAll } from 'vitest'
import { type CartOwner, cartLines } from '#app/cart/cart-lines.server'
import { runCartCommand } from '#app/cart/changes/run-cart-command.server'
import { cartCookie } from '#app/cart/owner/cart-cookie.server'
import { connect, type Db } from '#db/client.server'
import { databasePerFile } from '#db/testing/database-per-file'

export const cookieOf = (cartId: string) => cartCookie(cartId).split(';')[0] ?? ''

/** A database of carts for a test file, and the forms a page would send to them. */
export function cartMarket() {
  const database = databasePerFile()
  let opened: ReturnType<typeof connect> | undefined
  beforeAll(() => {
    opened = connect(database.url, { max: 4 })
  })
  afterAll(() => opened?.pool.end())

  const market = {
    get db(): Db {
      if (!opened) throw new Error('The market opens when its tests run.')
      return opened.db
    },
    ask(owner: CartOwner, fields: Record<string, string | string[]>) {
      const form = new FormData()
      for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) form.append(name, one)
      return runCartCommand(market.db, owner, form, 'zh')
    },
    quantities: async (owner: CartOwner) => (await cartLines(market.db, owner)).map((line) => line.quantity),
  }
  return market
}
