export type IdentitySettings = {
  /** Scheme and host people reach the market under. */
  baseUrl: string
  /** Signs session cookies and codes; the database never holds it. */
  secret: string
}

// Development reloads modules; the settings outlive them.
const kept = globalThis as { hushangIdentity?: IdentitySettings }

/** Called once, when the market opens, before the first request. */
export function configureIdentity(settings: IdentitySettings): void {
  kept.hushangIdentity = { baseUrl: settings.baseUrl, secret: settings.secret }
}

export function isIdentityConfigured(): boolean {
  return kept.hushangIdentity !== undefined
}

/** @throws Error when the market has not been opened yet */
export function identitySettings(): IdentitySettings {
  if (!kept.hushangIdentity) throw new Error('configureIdentity has not been called')
  return kept.hushangIdentity
}
