import { describe, expect, test } from 'vitest'
import { gramsOf, looseGramsOf, plainQuery, queryGramsOf, searchTextOf } from './spelling'

const tea = '安吉白茶 明前特级 Anji white-leaf tea (green tea)'
const finds = (query: string, text = tea) => {
  const wanted = queryGramsOf(query)
  const has = new Set(gramsOf(text))
  return wanted.length > 0 && wanted.every((gram) => has.has(gram))
}

describe('a text is found by', () => {
  test.each([
    '安吉白茶',
    '白茶',
    '茶',
    '明前',
    'anji baicha',
    'anjibaicha',
    'AnJi BaiCha',
    'baicha',
    'ajbc',
    'bc',
    'a',
    'white tea',
    'white',
    'whit',
    'tea',
    'ａｎｊｉ',
    '白茶 明前',
    'ānjí',
  ])('%s', (query) => {
    expect(finds(query)).toBe(true)
  })

  test.each(['红茶', '茶白', 'baica', 'hongcha', 'reen', 'eaf', 'steamed', '!!', ''])('and not by 「%s」', (query) => {
    expect(finds(query)).toBe(false)
  })

  test('the beginning of a word, not its middle', () => {
    expect(finds('tea', 'steamed bun')).toBe(false)
    expect(finds('steam', 'steamed bun')).toBe(true)
  })

  test('the reading a name has, and ü typed as v', () => {
    expect(finds('changxing', '长兴白果')).toBe(true)
    expect(finds('zhangxing', '长兴白果')).toBe(false)
    expect(finds('lvcha', '绿茶')).toBe(true)
  })
})

test('characters in any order are asked for one by one', () => {
  expect(looseGramsOf('德清冬笋')).toEqual(['德', '清', '冬', '笋'])
  expect(looseGramsOf('茶')).toEqual([])
  expect(looseGramsOf('tea')).toEqual([])
})

test('the text for typing errors holds names, pinyin and initials once', () => {
  expect(searchTextOf(['安吉白茶', 'White Tea', null, '安吉白茶'])).toBe('安吉白茶 anjibaicha ajbc white tea')
})

test('a query of punctuation is nothing', () => {
  expect(plainQuery('  「、」 %_\\ ')).toBe('')
  expect(queryGramsOf("'; --")).toEqual([])
})

test('a very long text is cut, not refused', () => {
  expect(gramsOf('茶'.repeat(100_000)).length).toBeLessThan(3_000)
})
