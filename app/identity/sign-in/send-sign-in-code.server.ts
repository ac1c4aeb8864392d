import { createHmac, randomInt } from 'node:crypto'
import { eq, lt, sql } from 'drizzle-orm'
import { countAttempt, networkOf } from '#app/identity/attempt-limits.server'
import { identitySettings } from '#app/identity/identity-settings.server'
import { newId } from '#app/kernel/new-id'
import { announce } from '#app/platform/outbox.server'
import { transact } from '#app/platform/transact.server'
import type { Db } from '#db/client.server'
import { verifications } from '#db/schema/people'

const CODE_MINUTES = 10
const COOL_DOWN_SECONDS = 60
const HOUR = 3600
const DAY = 24 * HOUR

/** `sign-in` opens a session; `new-phone` moves a signed-in person to another number; `payout` lets them change where their money goes. */
type CodePurpose = 'sign-in' | 'new-phone' | 'payout'
export type CodeFor = { purpose: CodePurpose; phone: string; browser: string }

export const codeIdentifier = ({ purpose, phone, browser }: CodeFor) => `code:${purpose}:${phone}:${browser}`

/** What is kept of a code: six digits are guessed from a plain hash in no time, so the market's secret goes in. */
export function codeHash(code: string, wanted: CodeFor): string {
  return createHmac('sha256', identitySettings().secret)
    .update(`${codeIdentifier(wanted)}:${code}`)
    .digest('base64url')
}

/**
 * Sends a six-digit code by SMS, good for ten minutes in the browser it was asked from. Known and unknown numbers are answered alike.
 * @param input.phone eleven digits
 * @throws Refusal 'busy' within 60 seconds of the last code to this number, and beyond the caps per number, network and day
 */
export async function sendSignInCode(db: Db, input: CodeFor & { address: string; locale: 'zh' | 'en' }): Promise<void> {
  const { phone, locale } = input
  const network = networkOf(input.address)
  await countAttempt(db, [
    { name: 'code-network-hour', subject: network, atMost: 20, seconds: HOUR, refusal: 'too-many' },
    { name: 'code-network-day', subject: network, atMost: 60, seconds: DAY, refusal: 'too-many' },
    { name: 'code-cool-down', subject: phone, atMost: 1, seconds: COOL_DOWN_SECONDS, refusal: 'code-cool-down' },
    { name: 'code-phone-hour', subject: phone, atMost: 5, seconds: HOUR, refusal: 'code-phone-cap' },
    { name: 'code-phone-day', subject: phone, atMost: 10, seconds: DAY, refusal: 'code-phone-cap' },
    { name: 'code-market-day', subject: 'all', atMost: 5_000, seconds: DAY, refusal: 'too-many' },
  ])
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  const identifier = codeIdentifier(input)
  await transact(db, async (tx) => {
    await tx.delete(verifications).where(eq(verifications.identifier, identifier))
    await tx.delete(verifications).where(lt(verifications.expiresAt, sql`now() - interval '1 day'`))
    await tx.insert(verifications).values({
      id: newId(),
      identifier,
      value: JSON.stringify({ hash: codeHash(code, input), tries: 0 }),
      expiresAt: new Date(Date.now() + CODE_MINUTES * 60_000),
    })
    await announce(tx, 'message', newId(), {
      channel: 'sms',
      to: phone,
      template: input.purpose === 'payout' ? 'payout-code' : 'sign-in-code',
      locale,
      code,
    })
  })
}
