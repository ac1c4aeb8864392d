const variable = 'TEST_POSTGRES_ADMIN_URL'

/** Published through the environment so that workers of Vitest, Playwright and the bench inherit it. */
export function publishTestServer(adminUrl: string | undefined): void {
  if (adminUrl === undefined) delete process.env[variable]
  else process.env[variable] = adminUrl
}

export function testAdminUrl(): string {
  const adminUrl = process.env[variable]
  if (!adminUrl) {
    throw new Error('No test database server is running: start it with startTestServer() in the global setup.')
  }
  return adminUrl
}

export function withDatabase(url: string, database: string): string {
  const changed = new URL(url)
  changed.pathname = `/${database}`
  return changed.href
}
