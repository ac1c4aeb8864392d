import { ADDRESS_HEADER, authOn } from '#app/identity/sessions/auth.server'
import { Refusal } from '#app/kernel/refusal'
import type { Db } from '#db/client.server'

/** Where a sign-in comes from; kept with the session so that its owner recognises it. */
export type SignInSource = { address: string; userAgent: string; cookieHeader: string | null }

export type OpenedSession = { userId: string; setCookies: string[] }

/** Headers for better-auth, made of what our own server knows. */
export function sourceHeaders({ address, userAgent, cookieHeader }: SignInSource): Headers {
  const headers = new Headers({ [ADDRESS_HEADER]: address, 'user-agent': userAgent })
  if (cookieHeader) headers.set('cookie', cookieHeader)
  return headers
}

/**
 * Opens a session with an id of its own for somebody who has proved who they are.
 * @throws Refusal 'forbidden' account-stopped for a disabled or closed account
 */
export async function openSession(db: Db, userId: string, source: SignInSource): Promise<OpenedSession> {
  try {
    const { headers } = await (await authOn(db)).api.openSession({ body: { userId }, headers: sourceHeaders(source), returnHeaders: true })
    return { userId, setCookies: headers.getSetCookie() }
  } catch (error) {
    if ((error as { status?: string }).status === 'UNAUTHORIZED') throw new Refusal('forbidden', 'account-stopped')
    throw error
  }
}
