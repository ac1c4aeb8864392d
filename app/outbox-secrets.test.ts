import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { sendPasswordLink } from '#app/identity/sign-in/send-password-link.server'
import { sendSignInCode } from '#app/identity/sign-in/send-sign-in-code.server'
import { sweepExpired } from '#app/identity/sweep-expired.server'
import { identityPerFile } from '#app/identity/testing/open-identity'
import { mailbox, outbox } from '#db/schema/platform'
import { carryOut } from './outbox-handlers.server'

const here = identityPerFile()
const address = '203.0.113.7'
const message = { channel: 'sms', template: 'sign-in-code', locale: 'zh' }

const rowsTo = async (to: string) => (await here.db.select().from(outbox)).filter((row) => row.payload.to === to)

async function sentCode(phone: string): Promise<string> {
  await sendSignInCode(here.db, { purpose: 'sign-in', phone, browser: 'browser', address, locale: 'zh' })
  const [row] = await rowsTo(phone)
  await carryOut(row?.id ?? '')
  return String(row?.payload.code)
}

describe('the secret of a message', () => {
  test('a code goes out of the outbox as soon as it was sent, and lies in the mailbox of the demo', async () => {
    const code = await sentCode('13900000001')
    expect(code).toMatch(/^\d{6}$/)
    expect(await rowsTo('13900000001')).toMatchObject([{ state: 'done', payload: { ...message, to: '13900000001' } }])
    expect(JSON.stringify(await here.db.select().from(outbox))).not.toContain(code)
    const [kept] = await here.db.select().from(mailbox).where(eq(mailbox.recipient, '13900000001'))
    expect(kept?.body).toContain(code)
  })

  test('so does a link', async () => {
    await sendPasswordLink(here.db, { email: 'man@example.com', address, locale: 'en' })
    const [row] = await rowsTo('man@example.com')
    expect(String(row?.payload.url)).toContain('token=')
    await carryOut(row?.id ?? '')
    expect((await rowsTo('man@example.com'))[0]?.payload).not.toHaveProperty('url')
  })

  test('one that could not be sent yet keeps it', async () => {
    await sendSignInCode(here.db, { purpose: 'sign-in', phone: '13900000002', browser: 'browser', address, locale: 'zh' })
    const [row] = await rowsTo('13900000002')
    await here.db
      .update(outbox)
      .set({ payload: { ...row?.payload, template: 'no-such-message' } })
      .where(eq(outbox.id, row?.id ?? ''))
    await expect(carryOut(row?.id ?? '')).rejects.toThrow()
    expect((await rowsTo('13900000002'))[0]).toMatchObject({ state: 'pending', payload: { code: expect.stringMatching(/^\d{6}$/) } })
  })
})

describe('a day later', () => {
  beforeAll(async () => {
    await sentCode('13900000003')
    await sentCode('13900000004')
    await here.db.update(outbox).set({ doneAt: sql`now() - interval '25 hours'` }).where(sql`payload ->> 'to' = '13900000003'`)
    await here.db.update(mailbox).set({ at: sql`now() - interval '25 hours'` }).where(eq(mailbox.recipient, '13900000003'))
  })

  test('nothing of it is left, in the outbox or the mailbox; what is younger stays', async () => {
    await sweepExpired(here.db)
    const kept = async (phone: string) =>
      [await rowsTo(phone), await here.db.select().from(mailbox).where(eq(mailbox.recipient, phone))].map((rows) => rows.length)
    expect([await kept('13900000003'), await kept('13900000004')]).toEqual([
      [0, 0],
      [1, 1],
    ])
  })
})
