import { identitySettings } from '#app/identity/identity-settings.server'
import type { Db } from '#db/client.server'
import type { makeAuth } from './make-auth.server'

export { ADDRESS_HEADER } from '#app/identity/address-header'

type Auth = ReturnType<typeof makeAuth>

const made = new WeakMap<Db, { auth: Auth; settings: ReturnType<typeof identitySettings> }>()

/** better-auth on one database, loaded and made at first use: it is a third of all code, and who only looks never needs it. */
export async function authOn(db: Db): Promise<Auth> {
  const settings = identitySettings()
  const known = made.get(db)
  if (known?.settings === settings) return known.auth
  const loaded = await import('./make-auth.server')
  const auth = loaded.makeAuth(db)
  made.set(db, { auth, settings })
  return auth
}
