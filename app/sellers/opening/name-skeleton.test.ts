import { describe, expect, test } from 'vitest'
import { nameSkeleton } from './name-skeleton'

describe('S29 names that look alike are one name', () => {
  test.each([
    ['清溪农场', '清 溪 農場'],
    ['清溪农场', '清溪·农场（安吉）'.replace('（安吉）', '')],
    ['清溪农场', '「清溪农场」'],
    ['清溪农场', '清\u200b溪\u2060农场'],
    ['安吉白茶', '安吉白荼'],
    ['Anji Farm', 'ＡＮＪＩ　ＦＡＲＭ'],
    ['Anji Farm', 'Аnji Fаrm'],
    ['Anji Farm', 'anji-farm'],
    ['Anji Farm', 'Ánjí Färm'],
    ['Lulu 1', 'IuIu l'],
    ['O2 Tea', '02 Tea'],
    ['王家庄茶园', '王家莊茶園'],
    ['龙溪', '龍溪'],
  ])('%s and %s', (one, other) => expect(nameSkeleton(other)).toBe(nameSkeleton(one)))

  test.each([
    ['清溪农场', '清溪茶场'],
    ['陈阿姨菜地', '沈阿姨菜地'],
    ['Anji Farm', 'Anji Barn'],
  ])('%s and %s stay two', (one, other) => expect(nameSkeleton(other)).not.toBe(nameSkeleton(one)))

  test('a name of marks alone is none', () => expect(nameSkeleton(' 、。-—！★')).toBe(''))
})
