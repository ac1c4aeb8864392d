import { expect, test } from 'vitest'
import { jsonForScript, productData } from './product-data'

const input = {
  name: '冬笋</script><script>alert(1)</script><!--',
  description: 'a & b \u2028 c',
  url: 'https://market.test/market/dongsun',
  images: ['https://market.test/share/listing/dongsun.png'],
  category: '竹笋',
  seller: { name: '沈家', url: 'https://market.test/farmers/shen' },
  offers: [
    { minor: 980, currency: 'CNY', grams: 500, left: 3, label: '散装' },
    { minor: 4500, currency: 'CNY', grams: null, left: 0, label: '箱' },
  ],
  returnExempt: true,
}

test('nothing a seller writes can leave the script element', () => {
  const text = jsonForScript(productData(input))
  expect(text).not.toMatch(/[<>&\u2028\u2029]/)
  expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(productData(input))))
})

test('prices are decimal, availability follows stock, the return rule follows the category', () => {
  const offers = productData(input).offers as Record<string, unknown>[]
  expect(offers[0]).toMatchObject({ price: '9.80', priceCurrency: 'CNY', availability: 'https://schema.org/InStock' })
  expect(offers[1]).toMatchObject({ price: '45.00', availability: 'https://schema.org/SoldOut' })
  expect(offers[1]).not.toHaveProperty('priceSpecification')
  expect(JSON.stringify(productData({ ...input, returnExempt: false }))).toContain('"merchantReturnDays":7')
})
