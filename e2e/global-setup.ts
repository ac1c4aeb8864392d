import { spawnSync } from 'node:child_process'
import { startTestServer } from '#db/testing/start-test-server'

/** One database server for the run, and a build that is as new as its sources. */
export default async function setup(): Promise<() => Promise<void>> {
  const build = spawnSync(process.execPath, ['app/start.mjs', '--build'], {
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'production' },
  })
  if (build.status !== 0) throw new Error('the market could not be built')
  const server = await startTestServer()
  return () => server.stop()
}
