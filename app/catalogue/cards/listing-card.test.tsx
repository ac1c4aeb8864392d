import { expect, test } from 'vitest'
import { renderAt } from '#app/ui/render-at'
import type { CardFacts } from './card-facts'
import { ListingCards } from './listing-card'

const card: CardFacts = {
  slug: 'anjidongsun',
  title: '安吉冬笋',
  category: '2001',
  minor: 1_200,
  unit: '斤',
  grams: 500,
  byWeight: true,
  place: '安吉·天荒坪镇',
  seller: '老沈',
  tag: 'dug-today',
}

test('a card leads to its page, says its price by weight and what is special about it', () => {
  const html = renderAt('/market', <ListingCards cards={[card]} />)
  expect(html).toContain('href="/market/anjidongsun"')
  expect(html).toContain('今早挖')
  expect(html).toContain('安吉·天荒坪镇 老沈')
  expect(html).toContain('¥24')
  expect(html).toContain('插图，非实物照片')
  expect(html).not.toContain('卖完了')
})

test('in English it leads to the English page and names seller and place in that order', () => {
  const html = renderAt(
    '/en/market',
    <ListingCards
      cards={[
        { ...card, title: 'Winter bamboo shoots', printName: '安吉冬笋', place: 'Tianhuangping, Anji', seller: 'Old Shen', soldOut: true },
      ]}
    />,
  )
  expect(html).toContain('href="/en/market/anjidongsun"')
  expect(html).toContain('Old Shen, Tianhuangping, Anji')
  expect(html).toContain('Dug this morning')
  expect(html).toContain('Sold out')
})

test('a photo takes the place of the print, in three sizes and two formats', () => {
  const html = renderAt('/market', <ListingCards cards={[{ ...card, photo: 'abc' }]} eager={1} />)
  expect(html).toContain('/uploads/abc/320.webp 320w')
  expect(html).toContain('/uploads/abc/960.jpg 960w')
  expect(html).toContain('loading="eager"')
  expect(html).not.toContain('插图，非实物照片')
})

test('twenty-four cards stay small', () => {
  const html = renderAt('/market', <ListingCards cards={Array.from({ length: 24 }, (_, i) => ({ ...card, slug: `goods-${i}` }))} />)
  expect(html.length / 24).toBeLessThan(1_600)
})
