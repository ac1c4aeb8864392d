import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { changePassword } from '#app/identity/account/change-password.server'
import { hashPassword, keepPassword } from '#app/identity/account/passwords.server'
import { getActor, requireActor, requireOperator } from '#app/identity/actor.server'
import { configureIdentity, identitySettings } from '#app/identity/identity-settings.server'
import { openSession } from '#app/identity/sign-in/open-session.server'
import { signInByPassword } from '#app/identity/sign-in/sign-in-by-password.server'
import { identityPerFile } from '#app/identity/testing/open-identity'
import { makePerson, openTestSession, signInAs } from '#app/identity/testing/sign-in'
import { attempt } from '#app/kernel/refusal'
import { transact } from '#app/platform/transact.server'
import { sessions, users } from '#db/schema/people'
import { rateLimits } from '#db/schema/platform'
import { endSession, revokeSession, revokeSessions } from './revoke-sessions.server'
import { readSessionToken, sessionCookieName, signSessionToken } from './session-cookie.server'
import { findSession, listSessions } from './session-queries.server'

const here = identityPerFile()
const asking = (cookie?: string, method = 'GET', path = '/me') =>
  new Request(`http://localhost${path}`, { method, headers: cookie ? { cookie } : {} })
const source = { address: '203.0.113.9', userAgent: 'Mozilla/5.0 test', cookieHeader: null }
const cookieIn = (setCookies: string[]) => setCookies.find((line) => line.startsWith(`${sessionCookieName()}=`))?.split(';')[0] ?? ''

async function personWithPassword(password: string) {
  const person = await makePerson(here.db, { email: `p${Math.random().toString(36).slice(2)}@example.com` })
  const hash = await hashPassword(here.db, password)
  await transact(here.db, (tx) => keepPassword(tx, person.userId, hash))
  return person
}

describe('sessions', () => {
  beforeAll(async () => {
    await here.db.delete(rateLimits)
  })

  test('a fixture’s session, better-auth’s and the lookup agree', async () => {
    const { userId, cookie } = await signInAs(here.db, { name: '陈阿姨' })
    expect(await getActor(asking(cookie))).toMatchObject({ userId, name: '陈阿姨', role: 'member' })
    const opened = await openSession(here.db, userId, source)
    expect(await getActor(asking(cookieIn(opened.setCookies)))).toMatchObject({ userId })
    expect(await listSessions(here.db, userId)).toHaveLength(2)
  })

  test('S19 a signature that the market did not make opens nothing', async () => {
    const { cookie } = await signInAs(here.db)
    const token = readSessionToken(cookie) ?? ''
    const name = sessionCookieName()
    for (const forged of [
      token,
      `${token}.`,
      `${token}.AAAA`,
      `${token}.${Buffer.alloc(32).toString('base64')}`,
      `x${decodeURIComponent(signSessionToken(token))}`,
      '%E0%A4%A',
      '.',
    ])
      expect(await getActor(asking(`${name}=${encodeURIComponent(forged)}`))).toBeNull()
  })

  test('S19 a session id given before sign-in does not survive it', async () => {
    const { userId } = await makePerson(here.db)
    const planted = `${sessionCookieName()}=${signSessionToken('planted-by-somebody-else-0000000')}`
    const { setCookies } = await openSession(here.db, userId, { ...source, cookieHeader: planted })
    expect(cookieIn(setCookies)).not.toBe(planted)
    expect(await getActor(asking(planted))).toBeNull()
  })

  test('S19 an old id is worth nothing after sign-out, revocation, sign-out everywhere', async () => {
    const { userId, cookie } = await signInAs(here.db)
    const phone = await openTestSession(here.db, userId)
    const tablet = await openTestSession(here.db, userId)
    await endSession(here.db, cookie)
    expect(await getActor(asking(cookie))).toBeNull()
    const stranger = await signInAs(here.db)
    await revokeSession(here.db, stranger, phone.sessionId)
    expect(await getActor(asking(phone.cookie))).not.toBeNull()
    await revokeSession(here.db, { userId }, phone.sessionId)
    expect(await getActor(asking(phone.cookie))).toBeNull()
    await revokeSessions(here.db, userId)
    expect(await getActor(asking(tablet.cookie))).toBeNull()
    expect(await getActor(asking(stranger.cookie))).not.toBeNull()
  })

  test('S19 behind https the cookie is __Host-, Secure, HttpOnly, Lax, for the whole site', async () => {
    const plain = identitySettings()
    configureIdentity({ ...plain, baseUrl: 'https://market.example' })
    try {
      const { userId } = await makePerson(here.db)
      const { setCookies } = await openSession(here.db, userId, source)
      const cookie = setCookies.find((line) => line.startsWith('__Host-hs_session='))
      for (const part of [/; Secure/i, /; HttpOnly/i, /; SameSite=Lax/i, /; Path=\/(;|$)/i]) expect(cookie).toMatch(part)
      expect(cookie).not.toMatch(/Domain=/i)
    } finally {
      configureIdentity(plain)
    }
  })

  test('S19 a member’s session ends after 30 idle days and 90 in all, an operator’s after 12 hours', async () => {
    const day = 24 * 3600_000
    const daysLeft = async (sessionId: string) => {
      const [row] = await here.db.select({ expiresAt: sessions.expiresAt }).from(sessions).where(eq(sessions.id, sessionId))
      return row ? (row.expiresAt.getTime() - Date.now()) / day : 0
    }
    const member = await signInAs(here.db)
    await here.db
      .update(sessions)
      .set({ expiresAt: new Date(Date.now() + 20 * day), createdAt: new Date(Date.now() - 10 * day) })
      .where(eq(sessions.id, member.sessionId))
    await getActor(asking(member.cookie))
    expect(await daysLeft(member.sessionId)).toBeCloseTo(30, 1)
    await here.db
      .update(sessions)
      .set({ expiresAt: new Date(Date.now() + day), createdAt: new Date(Date.now() - 85 * day) })
      .where(eq(sessions.id, member.sessionId))
    await getActor(asking(member.cookie))
    expect(await daysLeft(member.sessionId)).toBeCloseTo(5, 1)
    await here.db
      .update(sessions)
      .set({ expiresAt: new Date(Date.now() - 1) })
      .where(eq(sessions.id, member.sessionId))
    expect(await getActor(asking(member.cookie))).toBeNull()
    const { userId } = await makePerson(here.db, { role: 'operator' })
    const opened = await openSession(here.db, userId, source)
    const token = readSessionToken(cookieIn(opened.setCookies)) ?? ''
    const found = await findSession(here.db, token)
    expect((await daysLeft(found?.sessionId ?? '')) * 24).toBeCloseTo(12, 1)
  })

  test('S39 a disabled person is nobody from the next request on', async () => {
    const { userId, cookie } = await signInAs(here.db)
    expect(await getActor(asking(cookie))).not.toBeNull()
    await here.db.update(users).set({ disabledAt: new Date() }).where(eq(users.id, userId))
    expect(await getActor(asking(cookie))).toBeNull()
    expect(await getActor(asking(cookie, 'POST'))).toBeNull()
  })

  test('a visitor is sent to sign in and back; a member is no operator', async () => {
    const sent = (await requireActor(asking(undefined, 'GET', '/en/me/orders?state=paid')).catch((answer) => answer)) as Response
    expect(sent.status).toBe(302)
    expect(sent.headers.get('location')).toBe('/en/login?next=%2Fen%2Fme%2Forders%3Fstate%3Dpaid')
    const member = await signInAs(here.db)
    const refused = (await requireOperator(asking(member.cookie, 'GET', '/coop')).catch((answer) => answer)) as Response
    expect(refused.status).toBe(403)
    const operator = await signInAs(here.db, { role: 'operator' })
    expect(await requireOperator(asking(operator.cookie, 'GET', '/coop'))).toMatchObject({ role: 'operator' })
  })
})

describe('passwords', () => {
  test('a right one signs in by mail or phone, and changing it ends every other session', async () => {
    const { userId, email, phone } = await personWithPassword('竹林里的密码1')
    const byMail = await signInByPassword(here.db, { account: ` ${email.toUpperCase()} `, password: '竹林里的密码1' }, source)
    const byPhone = await signInByPassword(here.db, { account: phone, password: '竹林里的密码1' }, source)
    const actor = await getActor(asking(cookieIn(byMail.setCookies)))
    expect(actor?.userId).toBe(userId)
    if (!actor) return
    expect((await attempt(() => changePassword(here.db, actor, { oldPassword: 'nope', newPassword: 'another-one' }))).ok).toBe(false)
    await changePassword(here.db, actor, { oldPassword: '竹林里的密码1', newPassword: 'another-one' })
    expect(await getActor(asking(cookieIn(byPhone.setCookies)))).toBeNull()
    expect(await getActor(asking(cookieIn(byMail.setCookies)))).not.toBeNull()
    expect((await signInByPassword(here.db, { account: email, password: 'another-one' }, source)).userId).toBe(userId)
  })

  test('S20 a wrong password, an unknown mail, an unknown phone and a person without password are answered alike, in like time', async () => {
    await here.db.delete(rateLimits)
    const { email } = await personWithPassword('right-password')
    const { phone } = await makePerson(here.db)
    const time = async (account: string) => {
      const from = performance.now()
      const answer = await attempt(() => signInByPassword(here.db, { account, password: 'wrong-password' }, source))
      return { key: answer.ok ? 'in' : `${answer.refusal.status} ${answer.refusal.key}`, ms: performance.now() - from }
    }
    const median = (list: number[]) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0
    const taken: Record<string, number[]> = {}
    const keys = new Set<string>()
    for (let round = 0; round < 9; round += 1) {
      for (const account of [email, 'unknown@example.com', phone, '13700000000']) {
        await here.db.delete(rateLimits)
        const { key, ms } = await time(account)
        keys.add(key)
        taken[account] = [...(taken[account] ?? []), ms]
      }
    }
    expect([...keys]).toEqual(['403 password-wrong'])
    const medians = Object.values(taken).map(median)
    // A skipped hash would save the whole of its time.
    expect(Math.min(...medians)).toBeGreaterThan(Math.max(...medians) * 0.5)
  })

  test('S20 the eleventh try in a quarter of an hour is not even looked at', async () => {
    await here.db.delete(rateLimits)
    const { email } = await personWithPassword('right-password')
    for (let tries = 0; tries < 10; tries += 1)
      await attempt(() => signInByPassword(here.db, { account: email, password: 'wrong-password' }, source))
    const answer = await attempt(() => signInByPassword(here.db, { account: email, password: 'right-password' }, source))
    expect(answer.ok ? null : answer.refusal).toMatchObject({ reason: 'busy', key: 'too-many-passwords' })
  })
})
