import sharp from 'sharp'
import { expect, test } from 'vitest'
import { breakTitle, canWriteHan, drawSharePicture, shareSvg } from './draw-share-picture.server'

const picture = { motif: 'tea', seed: 'anjibaicha', title: '安吉白茶 明前特级', lines: ['¥268/罐', '安吉·溪龙乡'], name: '湖上集' } as const

test('the picture is 1200 by 630 and not too heavy for a chat', async () => {
  const png = await drawSharePicture(picture)
  const { format, width, height } = await sharp(png).metadata()
  expect({ format, width, height }).toEqual({ format: 'png', width: 1200, height: 630 })
  expect(png.length).toBeLessThan(120_000)
})

test('the print is drawn: other goods, other picture; without a drawing the paper would be bare', async () => {
  const [tea, fish] = await Promise.all([drawSharePicture(picture), drawSharePicture({ ...picture, motif: 'fish' })])
  expect(tea.equals(fish)).toBe(false)
  const { channels } = await sharp(tea).extract({ left: 120, top: 160, width: 400, height: 300 }).stats()
  expect(Math.min(...channels.slice(0, 3).map((channel) => channel.min))).toBeLessThan(120)
})

test('words of a seller are text, never markup', () => {
  const svg = shareSvg({ ...picture, title: '<script>"&\'' })
  expect(svg).not.toContain('<script>')
  expect(svg).toContain('&#60;script&#62;')
})

test('titles break at spaces, or between Han characters, and end in an ellipsis', () => {
  expect(breakTitle('安吉白茶明前特级一芽一叶', 8, 3)).toEqual(['安吉白茶明前特级', '一芽一叶'])
  expect(breakTitle('Winter bamboo shoots', 7, 3)).toEqual(['Winter', 'bamboo', 'shoots'])
  const cut = breakTitle('很'.repeat(60), 8, 3)
  expect(cut).toHaveLength(3)
  expect(cut[2]?.endsWith('…')).toBe(true)
})

test('whether Chinese can be written is found out once', async () => {
  expect(typeof (await canWriteHan())).toBe('boolean')
  expect(canWriteHan()).toBe(canWriteHan())
})
