import { addressesOf } from '#app/identity/account/address-queries.server'
import { saveAddress } from '#app/identity/account/save-address.server'
import { attempt } from '#app/kernel/refusal'
import type { Db } from '#db/client.server'
import type { DeliveryAddress } from '#db/schema/orders'

/** Keeps a member's address for next time, unless it is kept already or there are too many. */
export async function keepAddress(db: Db, userId: string, address: DeliveryAddress): Promise<void> {
  const { name, phone, divisionCode, detail } = address
  const known = await addressesOf(db, userId)
  if (known.some((one) => one.name === name && one.phone === phone && one.divisionCode === divisionCode && one.detail === detail)) return
  await attempt(() => saveAddress(db, { userId }, null, { ...address, label: 'home', isDefault: false }))
}
