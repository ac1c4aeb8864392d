const variables = { admin: 'TEST_POSTGRES_ADMIN_URL', store: 'TEST_POSTGRES_STORE_URL', sandbox: 'TEST_POSTGRES_SANDBOX_URL' } as const

type Addresses = Record<keyof typeof variables, string>

/** Published through the environment so that workers of Vitest, Playwright and the bench inherit it. */
export function publishTestServer(addresses: Addresses | undefined): void {
  for (const role of ['admin', 'store', 'sandbox'] as const) {
    if (addresses === undefined) delete process.env[variables[role]]
    else process.env[variables[role]] = addresses[role]
  }
}

/** The address of a role of the test server, its database still to be named. */
export function testServerUrl(role: keyof Addresses): string {
  const url = process.env[variables[role]]
  if (!url) {
    throw new Error('No test database server is running: start it with startTestServer() in the global setup.')
  }
  return url
}

export function withDatabase(url: string, database: string): string {
  const changed = new URL(url)
  changed.pathname = `/${database}`
  return changed.href
}
