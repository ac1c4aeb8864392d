import { expect, test } from './test'

test('a key pressed in the moment a page comes alive does not leave it without scripts', async ({ page }) => {
  await page.addInitScript(() => {
    const { postMessage } = MessagePort.prototype
    let early = true
    // React hands itself its work by such messages: the key is pressed when the first has been sent and not yet read.
    MessagePort.prototype.postMessage = function (this: MessagePort, message: unknown) {
      postMessage.call(this, message)
      if (!early) return
      early = false
      queueMicrotask(() => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab', bubbles: true })))
      Object.assign(window, { pressedEarly: true })
    }
  })
  await page.goto('/market')
  await page.waitForFunction(() => 'pressedEarly' in window)
  await expect.poll(() => page.evaluate(() => Object.keys(document.body).some((key) => key.startsWith('__reactProps')))).toBe(true)
})
