import { betterAuth } from 'better-auth'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { eq } from 'drizzle-orm'
import { ADDRESS_HEADER } from '#app/identity/address-header'
import { identitySettings } from '#app/identity/identity-settings.server'
import { newId } from '#app/kernel/new-id'
import { log } from '#app/platform/log.server'
import type { Db } from '#db/client.server'
import { accounts, sessions, users, verifications } from '#db/schema/people'
import { openSessionPlugin } from './open-session-plugin.server'
import { isSecure, sessionCookieName } from './session-cookie.server'
import { ABSOLUTE_DAYS, IDLE_DAYS, OPERATOR_HOURS } from './session-queries.server'

const HOUR_MS = 3600_000

/** better-auth on our tables. Loaded by `authOn` at first use. */
export function makeAuth(db: Db) {
  const { baseUrl, secret } = identitySettings()
  return betterAuth({
    baseURL: baseUrl,
    basePath: '/api/auth',
    trustedOrigins: [baseUrl],
    secret,
    telemetry: { enabled: false },
    logger: { level: 'error', log: (level, message) => log[level === 'error' ? 'error' : 'debug']({ area: 'auth' }, message) },
    // Attempts are limited by our own counters in the database, per person and per network.
    rateLimit: { enabled: false },
    database: drizzleAdapter(db, {
      provider: 'pg',
      transaction: true,
      schema: { user: users, session: sessions, account: accounts, verification: verifications },
    }),
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 8, maxPasswordLength: 128 },
    session: { expiresIn: ABSOLUTE_DAYS * 24 * 3600, disableSessionRefresh: true, cookieCache: { enabled: false } },
    plugins: [openSessionPlugin()],
    databaseHooks: {
      session: {
        create: {
          async before(session) {
            const [user] = await db
              .select({ role: users.role, disabledAt: users.disabledAt, closedAt: users.closedAt })
              .from(users)
              .where(eq(users.id, session.userId))
            if (!user || user.disabledAt || user.closedAt) return false
            const hours = user.role === 'operator' ? OPERATOR_HOURS : IDLE_DAYS * 24
            return { data: { ...session, userAgent: session.userAgent?.slice(0, 300), expiresAt: new Date(Date.now() + hours * HOUR_MS) } }
          },
        },
      },
    },
    advanced: {
      database: { generateId: () => newId() },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      useSecureCookies: false,
      cookies: {
        session_token: { name: sessionCookieName(), attributes: { secure: isSecure(), httpOnly: true, sameSite: 'lax', path: '/' } },
      },
    },
  })
}
