import { describe, expect, test } from 'vitest'
import { identityPerFile } from '#app/identity/testing/open-identity'
import { makePerson } from '#app/identity/testing/sign-in'
import { attempt } from '#app/kernel/refusal'
import { addressesOf, addressOf } from './address-queries.server'
import { type AddressInput, makeDefaultAddress, removeAddress, saveAddress } from './save-address.server'

const here = identityPerFile()
const at = (detail: string, isDefault = false): AddressInput => ({
  name: '陈小满',
  phone: '13800138000',
  divisionCode: '330502001',
  province: '浙江省',
  city: '湖州市',
  district: '吴兴区',
  town: '月河街道',
  detail,
  label: 'home',
  isDefault,
})
const refusalOf = async (work: () => Promise<unknown>) => {
  const done = await attempt(work)
  return done.ok ? null : done.refusal.key
}

describe('addresses', () => {
  test('exactly one is the default, whatever is added, chosen and deleted', async () => {
    const me = await makePerson(here.db)
    const defaults = async () =>
      (await addressesOf(here.db, me.userId)).filter((address) => address.isDefault).map((address) => address.detail)
    const first = await saveAddress(here.db, me, null, at('一号'))
    expect(await defaults()).toEqual(['一号'])
    const second = await saveAddress(here.db, me, null, at('二号'))
    expect(await defaults()).toEqual(['一号'])
    await makeDefaultAddress(here.db, me, second)
    expect(await defaults()).toEqual(['二号'])
    await saveAddress(here.db, me, first, at('一号甲', true))
    expect(await defaults()).toEqual(['一号甲'])
    await removeAddress(here.db, me, first)
    expect(await defaults()).toEqual(['二号'])
  })

  test('many added at once stay at twenty and have one default', async () => {
    const me = await makePerson(here.db)
    const answers = await Promise.all(
      Array.from({ length: 25 }, (_, i) => refusalOf(() => saveAddress(here.db, me, null, at(`${i} 号`, true)))),
    )
    expect(answers.filter((key) => key === 'address-cap')).toHaveLength(5)
    const all = await addressesOf(here.db, me.userId)
    expect(all).toHaveLength(20)
    expect(all.filter((address) => address.isDefault)).toHaveLength(1)
  })

  test('S01 somebody else’s address is not found, not changed, not deleted', async () => {
    const owner = await makePerson(here.db)
    const stranger = await makePerson(here.db)
    const id = await saveAddress(here.db, owner, null, at('自家'))
    expect(await addressOf(here.db, stranger.userId, id)).toBeNull()
    expect(await refusalOf(() => saveAddress(here.db, stranger, id, at('别家')))).toBe('not-found')
    expect(await refusalOf(() => removeAddress(here.db, stranger, id))).toBe('not-found')
    expect(await refusalOf(() => makeDefaultAddress(here.db, stranger, id))).toBe('not-found')
    expect(await addressOf(here.db, owner.userId, id)).toMatchObject({ detail: '自家' })
  })
})
