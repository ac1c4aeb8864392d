import { describe, expect, it } from 'vitest'
import { renderAt } from '#app/ui/render-at'
import { Price } from './price'
import { priceWords } from './price-words'

const textOf = (html: string) => html.replace(/<span class="sr-only">.*?<\/span>/g, '').replace(/<[^>]+>/g, '')
const saidIn = (html: string) => /<span class="sr-only">(.*?)<\/span>/.exec(html)?.[1]

describe('a price by weight', () => {
  const shoots = <Price minor={980} unit="斤" grams={500} byWeight />

  it('says 斤 first and 公斤 below it in Chinese', () => {
    expect(textOf(renderAt('/market', shoots))).toBe('¥9.80/斤¥19.60/公斤')
  })

  it('says kg first and the jin with its weight below it in English', () => {
    expect(textOf(renderAt('/en/market', shoots))).toBe('¥19.60/kg¥9.80 per jin (500 g)')
  })

  it('is one sentence to a screen reader, which sees nothing else', () => {
    const html = renderAt('/market', shoots)
    expect(saidIn(html)).toBe('每斤 9.80 元，合每公斤 19.60 元')
    expect(html).toContain('<span aria-hidden="true">')
    expect(saidIn(renderAt('/en/market', shoots))).toBe('19.60 yuan per kg, 9.80 yuan per jin (500 grams)')
  })
})

describe('a price by the pack', () => {
  it('gives the price per 公斤 and the net weight', () => {
    expect(textOf(renderAt('/', <Price minor={26800} unit="罐" grams={250} />))).toBe('¥268/罐¥1,072/公斤 · 250 克')
  })

  it('says 约 when the price by weight had to be rounded', () => {
    expect(priceWords({ minor: 1000, unit: '袋', grams: 300 }, 'zh').per[0]).toBe('约 ¥33.33/公斤')
  })

  it('gives both prices by weight where there is room', () => {
    expect(priceWords({ minor: 26800, unit: '罐', grams: 250 }, 'zh', true).per).toEqual(['¥536/斤', '¥1,072/公斤', '250 克'])
    expect(priceWords({ minor: 26800, unit: 'tin', grams: 250 }, 'en', true).per).toEqual(['¥1,072/kg', '¥536 per jin (500 g)', '250 g'])
  })

  it('has no second line without a weight', () => {
    expect(textOf(renderAt('/', <Price minor={8800} unit="支" />))).toBe('¥88/支')
  })
})

it('says 起 for the cheapest of several offers, and "from" in English', () => {
  expect(textOf(renderAt('/', <Price minor={8800} unit="支" from />))).toBe('¥88/支 起')
  expect(textOf(renderAt('/en', <Price minor={8800} unit="brush" from />))).toBe('from ¥88/brush')
})
