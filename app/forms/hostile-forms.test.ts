import { expect, test } from 'vitest'
import { z } from 'zod'
import { NewListing } from '#app/catalogue/listings/listing-forms.server'
import { addressSchema } from '#app/delivery/address-form.server'
import { StallForm } from '#app/sellers/stall/stall-schemas.server'
import { checkForm, typedValues } from './read-form.server'

const poisons = [
  '__proto__',
  '__proto__.polluted',
  '__proto__[polluted]',
  'constructor.prototype.polluted',
  'constructor[prototype][polluted]',
  'name.__proto__.polluted',
  'name[__proto__][polluted]',
  'list[0].__proto__.polluted',
  'list[].constructor.prototype.polluted',
]
const schemas = { NewListing, StallForm, addressSchema, loose: z.object({ name: z.any(), list: z.any() }) }

test.each(poisons)('S25 a field named %s reaches no prototype', (name) => {
  for (const schema of Object.values(schemas)) {
    const form = new FormData()
    form.append(name, 'polluted')
    form.append('name', '陈小满')
    try {
      checkForm(form, schema, 'zh')
    } catch (error) {
      expect(error).toBeInstanceOf(Response)
    }
    const typed = typedValues(form)
    expect(Object.getPrototypeOf(typed)).toBe(null)
    expect(Object.keys(typed)).toContain(name)
  }
  expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  expect(Object.keys(Object.prototype)).toEqual([])
})

const long = ['a', ' ', '1', '１', '-', '.', '@', '\n', '(', '<', 'a.', '0 ', '省', '%', '\u202e'].map((text) =>
  text.repeat(100_000 / text.length),
)

test.each(['NewListing', 'StallForm', 'addressSchema'] as const)(
  'S24 a hundred thousand characters in any field of %s cost under 200 ms',
  (name) => {
    const schema = schemas[name]
    const fields = [
      'titleZh',
      'price',
      'count',
      'harvestFrom',
      'photoKeys',
      'nameZh',
      'phone',
      'uscc',
      'place',
      'name',
      'detail',
      'province',
    ]
    for (const field of fields)
      for (const text of long) {
        const form = new FormData()
        form.append(field, text)
        const before = process.cpuUsage()
        checkForm(form, schema, 'en')
        const { user, system } = process.cpuUsage(before)
        expect([field, text.slice(0, 2), (user + system) / 1000 < 200]).toEqual([field, text.slice(0, 2), true])
      }
  },
)
