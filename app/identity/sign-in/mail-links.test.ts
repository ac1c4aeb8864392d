import { eq, like } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { confirmEmail, sendEmailLink } from '#app/identity/account/change-email.server'
import { changePhone } from '#app/identity/account/change-phone.server'
import { type Actor, getActor } from '#app/identity/actor.server'
import { identityPerFile } from '#app/identity/testing/open-identity'
import { makePerson, openTestSession, signInAs } from '#app/identity/testing/sign-in'
import { attempt } from '#app/kernel/refusal'
import { sessions, users, verifications } from '#db/schema/people'
import { outbox, rateLimits } from '#db/schema/platform'
import { sendPasswordLink } from './send-password-link.server'
import { sendSignInCode } from './send-sign-in-code.server'
import { setPasswordByLink } from './set-password-by-link.server'
import { signInByPassword } from './sign-in-by-password.server'

const here = identityPerFile()
const source = { address: '203.0.113.20', userAgent: 'test', cookieHeader: null }
const asking = (cookie: string) => new Request('http://localhost/me', { headers: { cookie } })
const refusalOf = async (work: () => Promise<unknown>) => {
  const done = await attempt(work)
  return done.ok ? null : done.refusal.key
}

async function sentTo(address: string) {
  const rows = await here.db
    .select({ id: outbox.id, payload: outbox.payload })
    .from(outbox)
    .where(eq(outbox.topic, 'message'))
    .orderBy(outbox.id)
  return rows.map((row) => row.payload).filter((payload) => payload.to === address)
}

async function tokenSentTo(address: string, parameter = 'token') {
  const last = (await sentTo(address)).at(-1)
  return new URL(String(last?.url)).searchParams.get(parameter) ?? ''
}

const ask = (email: string) => sendPasswordLink(here.db, { email, address: source.address, locale: 'zh' })
const set = (token: string, password = 'bamboo-and-silk') => setPasswordByLink(here.db, { token, password, locale: 'zh' }, source)

describe('links in mails', () => {
  beforeEach(async () => {
    await here.db.delete(rateLimits)
  })

  test('S33 a link’s token is kept as a hash only', async () => {
    await ask('hash@example.com')
    const token = await tokenSentTo('hash@example.com')
    expect(token).toMatch(/^[\w-]{43}$/)
    const kept = JSON.stringify(await here.db.select().from(verifications))
    expect(kept).not.toContain(token)
  })

  test('S20 a known and an unknown address are answered alike, and each gets its own mail', async () => {
    const { email } = await makePerson(here.db, { email: 'known@example.com' })
    expect([await ask(email), await ask('unknown@example.com')]).toEqual([undefined, undefined])
    expect((await sentTo(email)).map((payload) => payload.template)).toEqual(['reset-link'])
    expect((await sentTo('unknown@example.com')).map((payload) => payload.template)).toEqual(['join-link'])
  })

  test('the link sets a password, once, and signs out every other device', async () => {
    const { userId, email } = await makePerson(here.db, { email: 'forgetful@example.com' })
    const old = await openTestSession(here.db, userId)
    await ask(email)
    const token = await tokenSentTo(email)
    const many = await Promise.all(Array.from({ length: 8 }, () => attempt(() => set(token))))
    expect(many.filter((one) => one.ok)).toHaveLength(1)
    expect(await refusalOf(() => set(token))).toBe('link-over')
    expect(await getActor(asking(old.cookie))).toBeNull()
    expect(await here.db.select().from(sessions).where(eq(sessions.userId, userId))).toHaveLength(1)
    expect((await signInByPassword(here.db, { account: email, password: 'bamboo-and-silk' }, source)).userId).toBe(userId)
  })

  test('an address seen for the first time gets an account by opening its link, not by asking for it', async () => {
    const of = () => here.db.select().from(users).where(eq(users.email, 'new@example.com'))
    await ask('New@Example.com ')
    expect(await of()).toHaveLength(0)
    const { userId } = await set(await tokenSentTo('new@example.com'))
    expect(await of()).toMatchObject([{ id: userId, emailVerified: true }])
  })

  test('an older link, one an hour old and one made up no longer work', async () => {
    await ask('twice@example.com')
    const first = await tokenSentTo('twice@example.com')
    await ask('twice@example.com')
    expect(await refusalOf(() => set(first))).toBe('link-over')
    const second = await tokenSentTo('twice@example.com')
    await here.db
      .update(verifications)
      .set({ expiresAt: new Date(Date.now() - 1) })
      .where(like(verifications.identifier, 'link:%'))
    expect(await refusalOf(() => set(second))).toBe('link-over')
    expect(await refusalOf(() => set('made-up'))).toBe('link-over')
  })

  test('S21 an address is mailed three times an hour', async () => {
    for (let sent = 0; sent < 3; sent += 1) await ask('often@example.com')
    expect(await refusalOf(() => ask('often@example.com'))).toBe('link-cap')
    expect(await sentTo('often@example.com')).toHaveLength(3)
  })
})

describe('changing phone and e-mail', () => {
  async function actor(): Promise<Actor & { cookie: string }> {
    const { cookie } = await signInAs(here.db)
    const found = await getActor(asking(cookie))
    if (!found) throw new Error('not signed in')
    return { ...found, cookie }
  }

  test('S19 a new phone number ends every session and opens a new one', async () => {
    await here.db.delete(rateLimits)
    const me = await actor()
    const phone = '15900000001'
    await sendSignInCode(here.db, { purpose: 'new-phone', phone, browser: 'b', address: source.address, locale: 'zh' })
    const code = String((await sentTo(phone)).at(-1)?.code)
    const opened = await changePhone(here.db, me, { phone, code, browser: 'b' }, source)
    expect(await getActor(asking(me.cookie))).toBeNull()
    expect(opened.setCookies.some((cookie) => cookie.startsWith('hs_session='))).toBe(true)
    expect(await here.db.select().from(users).where(eq(users.phoneNumber, phone))).toMatchObject([{ id: me.userId }])
  })

  test('a number of somebody else’s account is not taken over', async () => {
    await here.db.delete(rateLimits)
    const other = await makePerson(here.db)
    const me = await actor()
    await sendSignInCode(here.db, { purpose: 'new-phone', phone: other.phone, browser: 'b', address: source.address, locale: 'zh' })
    const code = String((await sentTo(other.phone)).at(-1)?.code)
    expect(await refusalOf(() => changePhone(here.db, me, { phone: other.phone, code, browser: 'b' }, source))).toBe('phone-taken')
    expect(await getActor(asking(me.cookie))).not.toBeNull()
  })

  test('an address counts once its reader confirms it, for the account that asked and no other', async () => {
    const me = await actor()
    const stranger = await actor()
    await sendEmailLink(here.db, me, { email: 'mine@example.com', locale: 'en' })
    const token = await tokenSentTo('mine@example.com', 'confirm')
    expect(await refusalOf(() => confirmEmail(here.db, stranger, token))).toBe('link-over')
    await confirmEmail(here.db, me, token)
    expect(await here.db.select().from(users).where(eq(users.id, me.userId))).toMatchObject([
      { email: 'mine@example.com', emailVerified: true },
    ])
    expect(await refusalOf(() => confirmEmail(here.db, me, token))).toBe('link-over')
  })

  test('S20 asking for an address that is somebody else’s is answered alike; nobody is mailed and nothing changes', async () => {
    const { email } = await makePerson(here.db, { email: 'taken@example.com' })
    const me = await actor()
    await sendEmailLink(here.db, me, { email, locale: 'zh' })
    expect(await sentTo(email)).toEqual([])
  })
})
