import { describe, expect, test } from 'vitest'
import { checkForm } from '#app/forms/read-form.server'
import { DeliveryForm, StallFaceForm, StallForm } from './stall-schemas.server'

const formOf = (fields: Record<string, string | string[]>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) form.append(name, one)
  return form
}

const household = {
  kind: 'household',
  nameZh: ' 沈家菜地 ',
  payoutName: '沈阿姨',
  placeSearch: '鲁家村',
  place: '330523109205',
  exemption: 'on',
  contactZh: '沈阿姨',
  phone: '１３８ 0013 8000',
  grows: '冬笋',
}
const errorsOf = (fields: Record<string, string>) => {
  const read = checkForm(formOf(fields), StallForm, 'zh')
  return read.ok ? null : read.reply.errors
}

describe('the form of a stall', () => {
  test('a household’s is read as it was meant', () => {
    const read = checkForm(formOf(household), StallForm, 'zh')
    expect(read.ok && read.value).toMatchObject({
      nameZh: '沈家菜地',
      phone: '13800138000',
      uscc: null,
      exemptionAccepted: true,
      place: '330523109205',
      storyZh: '',
    })
  })

  test('everything that is wrong is said at once, and what was typed comes back', () => {
    const read = checkForm(formOf({ kind: 'household', nameZh: '沈', phone: '1380013' }), StallForm, 'zh')
    expect(read.ok).toBe(false)
    if (read.ok) return
    expect(Object.keys(read.reply.errors).sort()).toEqual([
      'contactZh',
      'exemption',
      'grows',
      'nameZh',
      'payoutName',
      'phone',
      'placeSearch',
    ])
    expect(read.reply.values).toMatchObject({ nameZh: '沈', phone: '1380013' })
  })

  test('an organisation’s code is asked for, its shape refused, its check looked at twice', () => {
    const cooperative = { ...household, kind: 'cooperative', exemption: '' }
    expect(errorsOf({ ...cooperative, uscc: '' })?.uscc?.[0]).toContain('18 位')
    expect(errorsOf({ ...cooperative, uscc: '9133050200000001' })?.uscc?.[0]).toContain('18 位')
    expect(errorsOf({ ...cooperative, uscc: '91330502000000019Q' })?.uscc?.[0]).toContain('最后一位')
    expect(errorsOf({ ...cooperative, uscc: '91330502000000019Q', usccSure: 'on' })).toBeNull()
    const read = checkForm(formOf({ ...cooperative, uscc: ' 9333 0523 0000 0003 5l ' }), StallForm, 'en')
    expect(read.ok && read.value).toMatchObject({ uscc: '93330523000000035L', exemptionAccepted: false })
  })

  test('a place outside Huzhou is none', () => expect(errorsOf({ ...household, place: '110101001' })).not.toBeNull())

  test('what buyers read needs no papers', () => {
    const { contactZh, phone, grows } = household
    expect(checkForm(formOf({ contactZh, phone, grows }), StallFaceForm, 'zh').ok).toBe(true)
  })
})

describe('delivery terms', () => {
  const read = (fields: Record<string, string | string[]>) => {
    const result = checkForm(formOf(fields), DeliveryForm, 'zh')
    return result.ok ? result.value : result.reply.errors
  }
  test.each([
    [
      { flat: '１２。５', freeFrom: '' },
      { flatMinor: 1250, freeFromMinor: null, excludedProvinces: [] },
    ],
    [
      { flat: '0', freeFrom: '99', excluded: '540000' },
      { flatMinor: 0, freeFromMinor: 9900, excludedProvinces: ['540000'] },
    ],
    [
      { flat: '¥8', freeFrom: '1,000', excluded: ['650000', '540000', '540000'] },
      { flatMinor: 800, freeFromMinor: 100_000, excludedProvinces: ['540000', '650000'] },
    ],
  ])('%j', (fields, terms) => expect(read(fields)).toEqual(terms))

  test.each([[{ flat: 'eight' }], [{ flat: '-1' }], [{ flat: '1000.01' }], [{ flat: '' }]])('%j is refused', (fields) =>
    expect(read(fields)).toHaveProperty('flat'),
  )
  test('provinces are codes of provinces', () => expect(read({ flat: '8', excluded: ['540102'] })).not.toHaveProperty('flatMinor'))
})
