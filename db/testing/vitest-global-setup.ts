import { startTestServer } from '#db/testing/start-test-server'

/** Vitest runs this once in its main process; workers inherit the address through the environment. */
export default async function setup(): Promise<() => Promise<void>> {
  const server = await startTestServer()
  return () => server.stop()
}
