import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbedded, stopOrphan } from '#db/embedded.server'
import { folderForData } from '#db/testing/folder-for-data'
import { TEMPLATE_DATABASE } from '#db/testing/fresh-database'
import { prepareTemplate } from '#db/testing/prepare-template'
import { publishTestServer } from '#db/testing/test-server-address'

const prefix = 'hushang-test-'

export interface TestServer {
  /** Stops the server this process started and removes its data. */
  stop(): Promise<void>
}

/**
 * One embedded server for a whole test run, with the migrated template that freshDatabase() clones.
 * Durability stays on; the data lies in memory where the machine offers enough of it.
 */
export async function startTestServer(): Promise<TestServer> {
  const dataDir = join(folderForData(), `${prefix}${process.pid}-${randomBytes(4).toString('hex')}`)
  await removeLeftovers(folderForData())
  mkdirSync(dataDir)
  const said: string[] = []
  const log = (line: string) => void said.push(line)
  const remove = () => rmSync(dataDir, { recursive: true, force: true })
  try {
    const server = await startEmbedded({ dataDir, database: TEMPLATE_DATABASE, log })
    const stop = async () => {
      publishTestServer(undefined)
      await server.stop()
      remove()
    }
    try {
      const { storeUrl, sandboxUrl } = await prepareTemplate(server.url)
      await sealTemplate(server.adminUrl)
      publishTestServer({ admin: server.adminUrl, store: storeUrl, sandbox: sandboxUrl })
    } catch (error) {
      await stop()
      throw error
    }
    return { stop }
  } catch (error) {
    remove()
    throw new Error(['The test database did not start.', ...said].join('\n'), { cause: error })
  }
}

/** What runs that were killed left behind, servers included. */
async function removeLeftovers(folder: string): Promise<void> {
  for (const name of readdirSync(folder)) {
    const pid = name.startsWith(prefix) ? Number(name.slice(prefix.length).split('-')[0]) : undefined
    if (pid === undefined || isAlive(pid)) continue
    const dataDir = join(folder, name)
    try {
      if (existsSync(join(dataDir, 'cluster', 'postmaster.pid'))) await stopOrphan({ dataDir, log: () => undefined })
      rmSync(dataDir, { recursive: true, force: true })
    } catch {
      // Another user's, or another run clears it at this moment.
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

async function sealTemplate(adminUrl: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  try {
    await admin.query(`alter database "${TEMPLATE_DATABASE}" allow_connections false`)
    await admin.query('select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = $1', [TEMPLATE_DATABASE])
  } finally {
    await admin.end()
  }
}
