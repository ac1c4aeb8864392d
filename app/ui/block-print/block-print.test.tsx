import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { BlockPrint } from '#app/ui/block-print/block-print'
import { blockPrintSvg, drawings, motifSvg, printsSprite } from '#app/ui/block-print/block-print-svg.server'
import { categoryMotifs, type MotifName, motifOf } from '#app/ui/block-print/motif-of'
import { renderAt } from '#app/ui/render-at'

const MAX_BYTES = 2000
const motifs = Object.keys(drawings) as MotifName[]
const categories = parse<{ code: string; name_zh: string }>(readFileSync('db/reference/categories.csv', 'utf8'), {
  columns: true,
  bom: true,
})
const produce = parse<{ category: string; name_zh: string }>(readFileSync('db/reference/produce.csv', 'utf8'), { columns: true, bom: true })

/** A print without what only the id decides. */
const places = (svg: string) => /<g transform="([^"]*)".*?transform="([^"]*)"/s.exec(svg)?.slice(1).join(' ')

describe('the drawings', () => {
  it('cover every category of the catalogue', () => {
    expect(categories.length).toBe(44)
    expect(Object.keys(categoryMotifs).sort()).toEqual(categories.map((category) => category.code).sort())
  })

  it('give every kind of goods a drawing of its own', () => {
    const kinds = categories.filter((category) => category.code.length === 4).map((category) => categoryMotifs[category.code])
    expect(new Set(kinds).size).toBe(kinds.length)
  })

  it.each(motifs)('%s is at most 2 kB as a picture of its own and stays within its field', (motif) => {
    expect(motifSvg(motif, 'listing-1').length).toBeLessThanOrEqual(MAX_BYTES)
    expect(drawings[motif].carve).not.toBe('')
    for (const pair of drawings[motif].shape.matchAll(/[ML]([\d.-]+) ([\d.-]+)/g)) {
      expect(Number(pair[1])).toBeGreaterThanOrEqual(-1)
      expect(Number(pair[1])).toBeLessThanOrEqual(201)
      expect(Number(pair[2])).toBeGreaterThanOrEqual(-1)
      expect(Number(pair[2])).toBeLessThanOrEqual(151)
    }
  })

  it('tell a crab from a shrimp by the Chinese name, and fall back on the category', () => {
    expect(motifOf('6002', '吴兴太湖蟹')).toBe('crab')
    expect(motifOf('6002', '太湖白虾')).toBe('shrimp')
    expect(produce.every(({ category, name_zh }) => motifOf(category, name_zh) in drawings)).toBe(true)
    expect(motifOf('2099')).toBe('greens')
  })
})

describe('a print', () => {
  it('is the same for the same id', () => {
    expect(blockPrintSvg('2001', 'a1')).toBe(blockPrintSvg('2001', 'a1'))
  })

  it('differs between ids', () => {
    const seen = new Set(Array.from({ length: 200 }, (_, i) => places(blockPrintSvg('2001', `listing-${i}`))))
    expect(seen.size).toBeGreaterThan(120)
  })

  it('says that it is no photo, in both languages, or nothing when it only adorns', () => {
    expect(renderAt('/market', <BlockPrint category="2001" seed="a1" />)).toContain('role="img" aria-label="插图，非实物照片"')
    expect(renderAt('/en/market', <BlockPrint category="2001" seed="a1" />)).toContain('aria-label="Illustration, not a photo"')
    expect(renderAt('/', <BlockPrint motif="boat" seed="a1" decorative />)).toMatch(/<svg[^>]*aria-hidden="true"/)
  })

  it('is light on a page of many, without an id of its own', () => {
    const html = renderAt('/', <BlockPrint category="6002" name="太湖蟹" seed="a1" />)
    expect(html).toContain('/prints.svg#crab')
    expect(html).not.toContain(' id=')
    expect(html.length).toBeLessThan(900)
  })
})

it('the sprite that pages point to holds these drawings (vitest -u writes it anew)', async () => {
  await expect(printsSprite()).toMatchFileSnapshot('../../../public/prints.svg')
})
