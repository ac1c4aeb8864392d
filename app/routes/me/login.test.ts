import type { ActionFunctionArgs, AppLoadContext } from '@remix-run/node'
import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { identityPerFile } from '#app/identity/testing/open-identity'
import { makePerson, signInAs } from '#app/identity/testing/sign-in'
import { loader as authRoute } from '#app/routes/api/auth'
import { outbox, rateLimits } from '#db/schema/platform'
import { action } from './login'

const here = identityPerFile()
const context = { clientAddress: '203.0.113.30', simulatedMessages: true } as AppLoadContext
type Answered = { init?: ResponseInit | null; data?: unknown } | Response

async function post(path: string, fields: Record<string, string>, cookie = ''): Promise<Answered> {
  const request = new Request(`http://localhost${path}`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { cookie, 'Content-Type': 'application/x-www-form-urlencoded' },
  })
  return (await action({ request, context, params: {} } as ActionFunctionArgs)) as Answered
}

const bodyOf = (answer: Answered) => ('data' in answer ? answer.data : null)
const statusOf = (answer: Answered) => (answer instanceof Response ? answer.status : (answer.init?.status ?? 200))
const cookiesOf = (answer: Answered) =>
  answer instanceof Response ? answer.headers.getSetCookie() : new Headers(answer.init?.headers).getSetCookie()

async function codeFor(phone: string) {
  const rows = await here.db.select({ payload: outbox.payload }).from(outbox).where(eq(outbox.topic, 'message')).orderBy(outbox.id)
  return String(
    rows
      .map((row) => row.payload)
      .filter((payload) => payload.to === phone)
      .at(-1)?.code,
  )
}

async function signInFrom(path: string, phone: string) {
  const asked = await post(path, { intent: 'send', phone })
  const browser = cookiesOf(asked)[0]?.split(';')[0] ?? ''
  return post(path, { intent: 'code', phone, code: await codeFor(phone) }, browser)
}

describe('the sign-in page', () => {
  beforeEach(async () => {
    await here.db.delete(rateLimits)
  })

  test('S20 a known and an unknown number get the same answer, byte for byte', async () => {
    const { phone } = await makePerson(here.db, { phone: '15800000001' })
    const known = await post('/login', { intent: 'send', phone })
    const unknown = await post('/login', { intent: 'send', phone: '15800000002' })
    expect(statusOf(known)).toBe(statusOf(unknown))
    expect(JSON.stringify(bodyOf(known)).replaceAll('15800000001', '')).toBe(JSON.stringify(bodyOf(unknown)).replaceAll('15800000002', ''))
  })

  test('what was typed comes back, except the password', async () => {
    const answer = await post('/en/login', { intent: 'password', account: 'someone@example.com', password: 'not this one' })
    expect(statusOf(answer)).toBe(403)
    expect(bodyOf(answer)).toMatchObject({
      reply: { values: { account: 'someone@example.com' }, formErrors: ['Account or password is not right'] },
    })
    expect(JSON.stringify(bodyOf(answer))).not.toContain('not this one')
  })

  test('S18 the way back is our own, whatever was asked for', async () => {
    const back = async (next: string, phone: string) => {
      const answer = await signInFrom(`/login?next=${encodeURIComponent(next)}`, phone)
      return answer instanceof Response ? answer.headers.get('location') : null
    }
    expect(await back('/checkout', '15800000011')).toBe('/checkout')
    expect(await back('//evil.example', '15800000012')).toBe('/me')
    expect(await back('/\\evil.example', '15800000013')).toBe('/me')
  })

  test('S21 a code typed in another browser opens nothing', async () => {
    const phone = '15800000021'
    await post('/login', { intent: 'send', phone })
    const answer = await post('/login', { intent: 'code', phone, code: await codeFor(phone) }, `hs_browser=${'x'.repeat(43)}`)
    expect(statusOf(answer)).toBe(400)
    expect(bodyOf(answer)).toMatchObject({ codeSentTo: phone, reply: { errors: { code: [expect.any(String)] } } })
  })

  test('S19 signing in ends the session the browser had and brings another', async () => {
    const before = await signInAs(here.db)
    const phone = '15800000031'
    const asked = await post('/login', { intent: 'send', phone })
    const browser = cookiesOf(asked)[0]?.split(';')[0] ?? ''
    const answer = await post('/login', { intent: 'code', phone, code: await codeFor(phone) }, `${browser}; ${before.cookie}`)
    expect(statusOf(answer)).toBe(303)
    const fresh =
      cookiesOf(answer)
        .find((cookie) => cookie.startsWith('hs_session='))
        ?.split(';')[0] ?? ''
    expect(fresh).not.toBe(before.cookie)
    const ask = (cookie: string) =>
      authRoute({
        request: new Request('http://localhost/api/auth/get-session', { headers: { cookie } }),
        params: { '*': 'get-session' },
        context,
      } as ActionFunctionArgs)
    expect((await ask(before.cookie)).status).toBe(401)
    expect((await ask(fresh)).status).toBe(200)
  })
})

test('of better-auth’s own addresses only harmless ones are open', async () => {
  const ask = (method: string, name: string) =>
    authRoute({
      request: new Request(`http://localhost/api/auth/${name}`, { method }),
      params: { '*': name },
      context,
    } as ActionFunctionArgs).catch((answer: Response) => answer)
  for (const [method, name] of [
    ['POST', 'sign-up/email'],
    ['POST', 'sign-in/email'],
    ['POST', 'update-user'],
    ['POST', 'request-password-reset'],
    ['POST', 'open-session'],
    ['GET', 'list-sessions'],
    ['POST', 'change-email'],
  ] as const)
    expect((await ask(method, name)).status).toBe(404)
  expect((await ask('GET', 'get-session')).status).toBe(401)
})
