import type { RequestListener } from 'node:http'
import { afterEach } from 'vitest'
import { Refusal } from '#app/kernel/refusal'
import { type FetcherSettings, openFetcher } from '../fetching/open-fetcher.server'
import { type FeedServer, startFeedServer } from './feed-server'

const servers: FeedServer[] = []
afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())))

/** A calendar server for one test. */
export async function serve(answer: RequestListener): Promise<FeedServer> {
  const server = await startFeedServer(answer)
  servers.push(server)
  return server
}

export async function refusalOf(work: Promise<unknown>): Promise<string | undefined> {
  try {
    await work
  } catch (error) {
    if (error instanceof Refusal) return error.key
    throw error
  }
}

/** A fetcher that may ask this server, though it listens on loopback. */
export const fetcherFor = (server: FeedServer, settings: Partial<FetcherSettings> = {}) =>
  openFetcher({ loopbackPort: server.port, ...settings })
