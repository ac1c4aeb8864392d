import { eq, like } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { readSessionToken } from '#app/identity/sessions/session-cookie.server'
import { findSession } from '#app/identity/sessions/session-queries.server'
import { identityPerFile } from '#app/identity/testing/open-identity'
import { attempt, Refusal } from '#app/kernel/refusal'
import { sessions, users, verifications } from '#db/schema/people'
import { outbox, rateLimits } from '#db/schema/platform'
import { consumeCode } from './consume-code.server'
import { sendSignInCode } from './send-sign-in-code.server'
import { signInByCode } from './sign-in-by-code.server'

const here = identityPerFile()
const source = { address: '203.0.113.7', userAgent: 'test', cookieHeader: null }
let last = 0
const newPhone = () => {
  last += 1
  return `136${String(last).padStart(8, '0')}`
}
const browser = 'browser-hash'

async function codeSentTo(phone: string): Promise<string> {
  const rows = await here.db.select({ payload: outbox.payload }).from(outbox).where(eq(outbox.topic, 'message'))
  const payload = rows
    .map((row) => row.payload)
    .filter((row) => row.to === phone)
    .at(-1)
  return String(payload?.code)
}

async function ask(phone: string, mark = browser) {
  await sendSignInCode(here.db, { purpose: 'sign-in', phone, browser: mark, address: source.address, locale: 'zh' })
  return codeSentTo(phone)
}

const other = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')
const refusalOf = async (work: () => Promise<unknown>) => {
  const done = await attempt(work)
  return done.ok ? null : done.refusal.key
}

describe('signing in with a phone code', () => {
  test('a code is six digits, sent once through the outbox, and kept as a hash', async () => {
    const phone = newPhone()
    const code = await ask(phone)
    expect(code).toMatch(/^\d{6}$/)
    const [row] = await here.db
      .select()
      .from(verifications)
      .where(like(verifications.identifier, `%${phone}%`))
    expect(row?.value).not.toContain(code)
    expect(row && row.expiresAt.getTime() - Date.now()).toBeGreaterThan(9 * 60_000)
    expect(row && row.expiresAt.getTime() - Date.now()).toBeLessThanOrEqual(10 * 60_000)
  })

  test('the right code opens a session, a new number gets an account, the next time finds it again', async () => {
    const phone = newPhone()
    const first = await signInByCode(here.db, { phone, code: await ask(phone), browser, locale: 'en' }, source)
    expect(first.isNew).toBe(true)
    const cookie = first.setCookies.find((line) => line.startsWith('hs_session='))
    expect(cookie).toMatch(/HttpOnly/i)
    expect(cookie).toMatch(/SameSite=Lax/i)
    const token = readSessionToken(cookie?.split(';')[0])
    expect(token && (await findSession(here.db, token))).toMatchObject({ userId: first.userId, role: 'member' })
    await here.db.delete(rateLimits)
    const second = await signInByCode(here.db, { phone, code: await ask(phone), browser, locale: 'en' }, source)
    expect(second).toMatchObject({ userId: first.userId, isNew: false })
  })

  test('S21 fifty right codes at once open one session', async () => {
    const phone = newPhone()
    const code = await ask(phone)
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => attempt(() => signInByCode(here.db, { phone, code, browser, locale: 'zh' }, source))),
    )
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    const [user] = await here.db.select({ id: users.id }).from(users).where(eq(users.phoneNumber, phone))
    const opened = await here.db
      .select({ id: sessions.id })
      .from(sessions)
      .where(eq(sessions.userId, user?.id ?? ''))
    expect(opened).toHaveLength(1)
  })

  test('S21 a thousand wrong codes at once are compared five times at most, and the right one comes too late', async () => {
    const phone = newPhone()
    const code = await ask(phone)
    const answers = await Promise.all(
      Array.from({ length: 1000 }, (_, i) =>
        refusalOf(() =>
          consumeCode(here.db, { purpose: 'sign-in', phone, browser, code: String((Number(code) + 1 + i) % 1_000_000).padStart(6, '0') }),
        ),
      ),
    )
    // Each comparison but the last says how many tries are left; the others were never compared.
    expect(answers.filter((key) => key === 'code-wrong')).toHaveLength(4)
    expect(answers.filter((key) => key === 'code-over')).toHaveLength(996)
    const [row] = await here.db
      .select({ value: verifications.value })
      .from(verifications)
      .where(like(verifications.identifier, `%${phone}%`))
    expect(JSON.parse(row?.value ?? '{}').tries).toBe(5)
    expect(await refusalOf(() => consumeCode(here.db, { purpose: 'sign-in', phone, browser, code }))).toBe('code-over')
  })

  test('S21 a code is of use in the browser that asked for it only, once, and for ten minutes', async () => {
    const phone = newPhone()
    const code = await ask(phone)
    expect(await refusalOf(() => consumeCode(here.db, { purpose: 'sign-in', phone, browser: 'another', code }))).toBe('code-over')
    expect(await refusalOf(() => consumeCode(here.db, { purpose: 'new-phone', phone, browser, code }))).toBe('code-over')
    expect(await refusalOf(() => consumeCode(here.db, { purpose: 'sign-in', phone, browser, code: other(code) }))).toBe('code-wrong')
    await consumeCode(here.db, { purpose: 'sign-in', phone, browser, code: `${code.slice(0, 3)} ${code.slice(3)}` })
    expect(await refusalOf(() => consumeCode(here.db, { purpose: 'sign-in', phone, browser, code }))).toBe('code-over')
    await here.db.delete(rateLimits)
    const late = await ask(phone)
    await here.db
      .update(verifications)
      .set({ expiresAt: new Date(Date.now() - 1) })
      .where(like(verifications.identifier, `%${phone}%`))
    expect(await refusalOf(() => consumeCode(here.db, { purpose: 'sign-in', phone, browser, code: late }))).toBe('code-over')
  })

  test('S21 codes are capped: one a minute and five an hour to a number, twenty an hour from a network', async () => {
    await here.db.delete(rateLimits)
    const phone = newPhone()
    await ask(phone)
    const again = await attempt(() => ask(phone))
    expect(again.ok ? null : again.refusal).toMatchObject({ reason: 'busy', key: 'code-cool-down' })
    expect(again.ok ? 0 : Number(again.refusal.details.seconds)).toBeLessThanOrEqual(60)
    for (let sent = 1; sent < 5; sent += 1) {
      await here.db.delete(rateLimits).where(like(rateLimits.key, 'code-cool-down:%'))
      await ask(phone)
    }
    await here.db.delete(rateLimits).where(like(rateLimits.key, 'code-cool-down:%'))
    expect(await refusalOf(() => ask(phone))).toBe('code-phone-cap')
    await here.db.delete(rateLimits)
    const answers: (string | null)[] = []
    for (let sent = 0; sent < 21; sent += 1) answers.push(await refusalOf(() => ask(newPhone())))
    expect(answers.slice(0, 20)).toEqual(Array(20).fill(null))
    expect(answers[20]).toBe('too-many')
    const names = await here.db.select({ key: rateLimits.key }).from(rateLimits)
    expect(names.some(({ key }) => key.includes('136') || key.includes('203.0'))).toBe(false)
  })

  test('S39 a disabled person gets no session, with a right code', async () => {
    await here.db.delete(rateLimits)
    const phone = newPhone()
    const { userId } = await signInByCode(here.db, { phone, code: await ask(phone), browser, locale: 'zh' }, source)
    await here.db.update(users).set({ disabledAt: new Date() }).where(eq(users.id, userId))
    await here.db.delete(rateLimits)
    const code = await ask(phone)
    await expect(signInByCode(here.db, { phone, code, browser, locale: 'zh' }, source)).rejects.toBeInstanceOf(Refusal)
  })
})
