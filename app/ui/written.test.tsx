import { expect, test } from 'vitest'
import { renderAt } from './render-at'
import { langOf, Said, Written } from './written'

test('Chinese within an English sentence is marked, with the signs and numbers inside it', () => {
  expect(renderAt('/en', <Written>Sent by 南浔荡边合作社 on Sunday</Written>)).toBe(
    'Sent by <span lang="zh-CN">南浔荡边合作社</span> on Sunday',
  )
  expect(renderAt('/en', <Written>红旗路 18 号，3 幢 502, call first</Written>)).toBe(
    '<span lang="zh-CN">红旗路 18 号，3 幢</span> 502, call first',
  )
})

test('nothing is marked where there is no need', () => {
  expect(renderAt('/en', <Written>The Shens</Written>)).toBe('The Shens')
  expect(renderAt('/', <Written>南浔荡边合作社</Written>)).toBe('南浔荡边合作社')
})

test('what is read aloud stands beside what is seen', () => {
  expect(renderAt('/en', <Said as="Remove 莲藕">Remove</Said>)).toBe(
    '<span aria-hidden="true">Remove</span><span class="sr-only">Remove <span lang="zh-CN">莲藕</span></span>',
  )
})

test('an element is Chinese on an English page when its words hold Chinese', () => {
  expect([langOf('Anhui 安徽省', 'en'), langOf('Anhui', 'en'), langOf('安徽省', 'zh')]).toEqual(['zh-CN', undefined, undefined])
})
