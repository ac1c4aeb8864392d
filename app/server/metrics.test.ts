import type { IncomingMessage } from 'node:http'
import { describe, expect, test } from 'vitest'
import { openSmallMarket } from '#app/server/testing/open-small-market'
import { databasePerFile } from '#db/testing/database-per-file'
import { mayReadMetrics } from './metrics.server'

const database = databasePerFile()
const PUBLIC = {
  BASE_URL: 'https://market.example.cn',
  SESSION_SECRET: 'x'.repeat(32),
  DATA_KEY: 'y'.repeat(32),
}

async function statusesOf(wishes: Record<string, string>, asked: Record<string, string>[]): Promise<number[]> {
  const market = await openSmallMarket(database.url, wishes)
  try {
    return await Promise.all(asked.map(async (headers) => (await fetch(`${market.url}/metrics`, { headers, redirect: 'manual' })).status))
  } finally {
    await market.close()
  }
}

describe('/metrics', () => {
  test('without METRICS_TOKEN a public market answers nobody, this machine included', async () => {
    const asked = [
      {},
      { Authorization: 'Bearer ' },
      { Authorization: 'Bearer undefined' },
      { Host: 'market.example.cn' },
      { 'X-Forwarded-For': '127.0.0.1' },
    ]
    expect(new Set(await statusesOf(PUBLIC, asked as Record<string, string>[]))).toEqual(new Set([404]))
  })

  test('with METRICS_TOKEN its bearer reads, and nobody else', async () => {
    const token = 'a token for those who watch'
    const asked = [{ Authorization: `Bearer ${token}` }, {}, { Authorization: `Bearer ${token}x` }, { Authorization: token }]
    expect(await statusesOf({ ...PUBLIC, METRICS_TOKEN: token }, asked as Record<string, string>[])).toEqual([200, 404, 404, 404])
    expect(await statusesOf({ METRICS_TOKEN: token }, asked as Record<string, string>[])).toEqual([200, 404, 404, 404])
  })

  test('otherwise only who sits at this machine', () => {
    const from = (remoteAddress: string | undefined) => ({ headers: {}, socket: { remoteAddress } }) as IncomingMessage
    for (const here of ['127.0.0.1', '127.8.9.1', '::1', '::ffff:127.0.0.1'])
      expect(mayReadMetrics(from(here), undefined, false, false)).toBe(true)
    for (const far of ['10.0.0.5', '192.168.1.2', '203.0.113.9', '::ffff:10.0.0.5', 'fe80::1', '1270.0.0.1', undefined])
      expect(mayReadMetrics(from(far), undefined, false, false)).toBe(false)
    expect(mayReadMetrics(from('127.0.0.1'), undefined, false, true)).toBe(false)
    expect(mayReadMetrics(from('127.0.0.1'), undefined, true, false)).toBe(false)
  })
})
