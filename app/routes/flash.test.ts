import { expect, test } from 'vitest'
import { flashHeader, sayFlash, takeFlash } from './flash.server'

const left = async (key: string, values?: Record<string, string | number>) =>
  new Request('http://shop.test/me', { headers: { cookie: (await flashHeader(key, values)).split(';')[0] ?? '' } })

test('what an act left is said once, in the language of the page', async () => {
  const { flash, headers } = await takeFlash(await left('orders-claimed', { n: 2 }))
  expect(flash && sayFlash('zh', flash)).toBe('这台设备上买的 2 个订单，已放进您的账号')
  expect(flash && sayFlash('en', flash)).toBe('2 order(s) placed on this device are now in your account')
  expect(headers?.get('Set-Cookie')).toMatch(/hs_flash=.*Max-Age=0/)
})

test('a message nobody wrote is none', async () => {
  expect((await takeFlash(await left('never-written'))).flash).toBeNull()
})
