import { eq } from 'drizzle-orm'
import { afterEach, expect, test } from 'vitest'
import { configureCartCookie, guestCartId, newGuestCart } from '#app/cart/owner/cart-cookie.server'
import { makeProduct } from '#app/catalogue/testing/make-product'
import { getActor } from '#app/identity/actor.server'
import { configureIdentity, identitySettings } from '#app/identity/identity-settings.server'
import { seal, unseal } from '#app/identity/sealed-box.server'
import { identityPerFile } from '#app/identity/testing/open-identity'
import { signInAs } from '#app/identity/testing/sign-in'
import { configureDataKey } from '#app/platform/data-key.server'
import { purchases } from '#db/schema/orders'
import { makePurchase } from '../testing/make-purchase'
import { guestTokenHash, guestTokenOf } from './guest-orders.server'

const here = identityPerFile()
const ours = 'the key of data, thirty-two characters or more'
afterEach(() => configureDataKey(ours))

const asking = (cookie: string) => new Request('http://localhost/me', { headers: { cookie } })

async function linkHolds(purchaseId: string): Promise<boolean> {
  const [row] = await here.db.select({ hash: purchases.guestTokenHash }).from(purchases).where(eq(purchases.id, purchaseId))
  return row?.hash === guestTokenHash(guestTokenOf(purchaseId))
}

/** A guest's purchase and a sealed box, made under the key of data. */
async function traces() {
  configureDataKey(ours)
  const { offerId } = await makeProduct(here.db, { onHand: 5 })
  const { purchaseId } = await makePurchase(here.db, [{ offerId, quantity: 1 }])
  return { purchaseId, box: seal(purchaseId, { name: '沈阿姨' }) }
}

test('the secret of sessions changes: everybody is signed out, guests’ links and sealed fields live', async () => {
  const { purchaseId, box } = await traces()
  const { cookie } = await signInAs(here.db)
  const { setCookie } = newGuestCart()
  expect(await getActor(asking(cookie))).not.toBeNull()
  expect(guestCartId(setCookie.split(';')[0] ?? '')).not.toBeNull()

  configureIdentity({ ...identitySettings(), secret: 'another secret of sessions, thirty-two or more' })
  configureCartCookie('another secret of sessions, thirty-two or more')
  expect(await getActor(asking(cookie))).toBeNull()
  expect(guestCartId(setCookie.split(';')[0] ?? '')).toBeNull()
  expect(await linkHolds(purchaseId)).toBe(true)
  expect(unseal(purchaseId, box)).toEqual({ name: '沈阿姨' })
})

test('another key of data opens neither', async () => {
  const { purchaseId, box } = await traces()
  configureDataKey('another key of data, thirty-two characters or more')
  expect(await linkHolds(purchaseId)).toBe(false)
  expect(() => unseal(purchaseId, box)).toThrow()
})
