import type { AddressInfo } from 'node:net'
import { configureIdentity } from '#app/identity/identity-settings.server'
import { closeDatabase, openDatabase } from '#app/platform/database.server'
import { readEnvironment } from '#app/platform/env.server'
import { buildHttp } from '#app/server/http.server'
import { listen } from '#app/server/listen.server'
import { smallBuild } from '#app/server/testing/small-build'

export const TEST_SECRET = 'a secret of thirty-two characters and more'

export type SmallMarket = { url: string; port: number; readiness: { ready: boolean }; drain(): Promise<void>; close(): Promise<void> }

/** The server with pages of its own on a real port of this process; one at a time, as the database handle is the process's. */
export async function openSmallMarket(
  databaseUrl: string,
  wishes: Record<string, string> = {},
  parts: { clientFolder?: string; sandboxUrl?: string; pages?: Parameters<typeof smallBuild>[0] } = {},
): Promise<SmallMarket> {
  const env = readEnvironment({
    NODE_ENV: 'production',
    PORT: '0',
    LOG_LEVEL: 'silent',
    ALLOW_DEMO_DEFAULTS: '1',
    ALLOW_SANDBOX_PAYMENTS: '1',
    ...wishes,
  })
  openDatabase(databaseUrl)
  const door = await listen(env.PORT, '127.0.0.1')
  const url = `http://127.0.0.1:${(door.server.address() as AddressInfo).port}`
  const address = env.BASE_URL ?? url
  configureIdentity({ baseUrl: address, secret: TEST_SECRET })
  const readiness = { ready: true }
  const http = await buildHttp({
    env,
    door,
    address,
    readiness,
    sandboxUrl: parts.sandboxUrl ?? null,
    databaseUrl,
    build: smallBuild(parts.pages),
    clientFolder: parts.clientFolder ?? 'public',
  })
  door.answerWith(http.handle)
  let closed: Promise<void> | undefined
  const close = async () => {
    await http.drain()
    await http.close()
    await closeDatabase()
  }
  return {
    url,
    port: door.port,
    readiness,
    drain: () => http.drain(),
    close() {
      closed ??= close()
      return closed
    },
  }
}
