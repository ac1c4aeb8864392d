import { expect, test } from './test'

for (const { language, path, name, lang } of [
  { language: 'Chinese', path: '/', name: '湖上集', lang: 'zh-CN' },
  { language: 'English', path: '/en', name: 'Hushang', lang: 'en' },
]) {
  test(`the market opens in ${language}`, async ({ page, market }) => {
    const answer = await page.goto(path)
    expect(answer?.status()).toBe(200)
    expect(answer?.headers()['content-security-policy']).toContain("script-src 'self' 'nonce-")
    await expect(page.locator('html')).toHaveAttribute('lang', lang)
    await expect(page).toHaveTitle(new RegExp(name))
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await page.goto(`${market.url}${path === '/' ? '' : path}/market`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  })
}

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('the market opens and its links lead on', async ({ page }) => {
    await page.goto('/')
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await page
      .getByRole('link', { name: /English/ })
      .first()
      .click()
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  })
})

test('a page that is not there says so in the reader’s language', async ({ page }) => {
  const answer = await page.goto('/en/no-such-page')
  expect(answer?.status()).toBe(404)
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})

test.describe('a foreign script', () => {
  test.use({ expectCleanPage: false })

  test('S13 does not run, and neither does a foreign style or frame', async ({ page }) => {
    await page.goto('/')
    const refused = page.evaluate(
      () =>
        new Promise<string[]>((resolve) => {
          const kinds: string[] = []
          addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
            kinds.push(effectiveDirective)
            if (kinds.length === 3) resolve(kinds)
          })
          const script = document.createElement('script')
          script.textContent = 'document.title = "taken over"'
          const style = document.createElement('style')
          style.textContent = 'body { display: none }'
          const frame = document.createElement('iframe')
          frame.src = 'https://evil.example/'
          document.body.append(script, style, frame)
        }),
    )
    expect((await refused).sort()).toEqual(['frame-src', 'script-src-elem', 'style-src-elem'])
    await expect(page).not.toHaveTitle('taken over')
  })
})
