import { beforeAll, expect, test } from 'vitest'
import { makeProduct } from '#app/catalogue/testing/make-product'
import { connect, type Db } from '#db/client.server'
import { databasePerFile } from '#db/testing/database-per-file'
import { findSuggestions } from './find-suggestions.server'

const database = databasePerFile()
let db: Db
const zh = { locale: 'zh', month: 11 } as const

beforeAll(async () => {
  db = connect(database.url).db
  for (let i = 0; i < 12; i += 1) await makeProduct(db, { titleZh: `安吉白茶${'甲乙丙丁戊己庚辛壬癸子丑'[i]}`, titleEn: `Anji tea ${i}` })
  for (let i = 0; i < 3; i += 1) await makeProduct(db, { titleZh: '黑鱼', titleEn: 'Snakehead' })
})

test('never more than eight, goods before places', async () => {
  const found = await findSuggestions(db, '安吉', zh, '把字放大')
  expect(found).toHaveLength(8)
  expect(found[0]?.kind).toBe('goods')
  expect(found.some((suggestion) => suggestion.kind === 'place' && suggestion.to === '/market?district=330523')).toBe(true)
})

test('goods of one name are one line', async () => {
  expect((await findSuggestions(db, '黑鱼', zh, '')).filter((suggestion) => suggestion.kind === 'goods')).toEqual([
    { label: '黑鱼', kind: 'goods', to: '/search?q=%E9%BB%91%E9%B1%BC' },
  ])
})

test('a village leads to the market of that village', async () => {
  const [first] = await findSuggestions(db, '鲁家村', zh, '')
  expect(first).toMatchObject({ kind: 'place', label: '鲁家村' })
  expect(first?.to).toMatch(/^\/market\?village=330523\d{6}$/)
})

test.each(['大字', '长辈版', '关怀版', 'large text'])('「%s」 leads to the display settings', async (query) => {
  expect((await findSuggestions(db, query, zh, '把字放大'))[0]).toEqual({ label: '把字放大', kind: 'display', to: '/display' })
})

test('nothing typed, nothing said', async () => {
  expect(await findSuggestions(db, '  ', zh, '')).toEqual([])
  expect(await findSuggestions(db, '%_', zh, '')).toEqual([])
})
