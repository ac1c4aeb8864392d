import { expect, test } from './test'

test.use({ expectCleanPage: false })

test('data that was given up because somebody went on is no error of a page; anything else is', async ({ page }) => {
  const faults: string[] = []
  page.on('pageerror', ({ message }) => faults.push(message))
  await page.goto('/market')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.waitForFunction(() => '__remixRouteModules' in window)
  await page.evaluate(async () => {
    const left = new AbortController()
    left.abort()
    void Promise.reject(left.signal.reason)
    void Promise.reject(new Error('a real one'))
    await new Promise((later) => setTimeout(later, 0))
  })
  await expect.poll(() => faults).toEqual(['a real one'])
})
