import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openSmallMarket, type SmallMarket } from '#app/server/testing/open-small-market'
import { displayCookie } from '#app/ui/display-settings'
import { databasePerFile } from '#db/testing/database-per-file'

const database = databasePerFile()
let market: SmallMarket
let word: string
let read: number
let drawn: number

const said = (more: object = {}) => {
  read += 1
  return { word, ...more }
}
function Said() {
  drawn += 1
  return <p>said: {useLoaderData<{ word: string }>().word}</p>
}
function SaidOfMap() {
  drawn += 1
  return <p>said: {[...useLoaderData<{ words: Map<string, string> }>().words.values()].join()}</p>
}

/** Addresses of pages that many get, with answers of every kind. */
const pages = {
  licence: { default: Said, loader: () => said() },
  'help/:topic': {
    default: Said,
    loader: ({ params }: LoaderFunctionArgs) => data(said({ topic: params.topic }), { headers: { 'X-About': String(params.topic) } }),
    headers: ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders,
  },
  rules: {
    default: SaidOfMap,
    loader: () => {
      read += 1
      return { words: new Map([['word', word]]) }
    },
  },
  privacy: {
    default: Said,
    loader: () => {
      const answer = said()
      const cookies = ['seen', 'word'].map((name): [string, string] => ['Set-Cookie', `${name}=${read}; Path=/`])
      return data(answer, { headers: cookies })
    },
  },
  contact: { default: Said, loader: () => data(said(), { status: 203 }) },
  about: {
    default: Said,
    loader: () => {
      read += 1
      throw new Response(null, { status: 404 })
    },
  },
  market: {
    default: Said,
    loader: () => {
      read += 1
      throw new Error('nothing can be read')
    },
  },
  me: { default: Said, loader: () => said() },
}

beforeAll(async () => {
  market = await openSmallMarket(database.url, {}, { pages: pages as never })
})
afterAll(() => market.close())
beforeEach(() => {
  word = `word ${Math.random()}`
  read = 0
  drawn = 0
})

/** Headers that differ between two answers, or say how one was sent. */
const OF_ONE_ANSWER = new Set([
  'content-security-policy',
  'x-request-id',
  'date',
  'content-encoding',
  'content-length',
  'transfer-encoding',
])

/** As somebody whose page may be personal, so that no whole page is kept for it. */
async function ask(path: string, headers: Record<string, string> = {}) {
  const answer = await fetch(`${market.url}${path}`, { headers: { cookie: 'visited=1', ...headers } })
  const html = await answer.text()
  const nonce = /'nonce-([\w-]+)'/.exec(answer.headers.get('content-security-policy') ?? '')?.[1] ?? 'none'
  return { status: answer.status, headers: answer.headers, html: html.replaceAll(nonce, 'NONCE') }
}

describe('a page that many get', () => {
  test('is read once for each request and drawn twice, and drawn or not it is the same page with the same headers', async () => {
    const first = await ask('/help/returns')
    expect(first.html).toContain(word)
    expect(first.headers.get('x-about')).toBe('returns')
    const names = [...first.headers.keys()].filter((name) => !OF_ONE_ANSWER.has(name))
    for (let i = 0; i < 4; i += 1) {
      const { html, headers } = await ask('/help/returns')
      expect(html).toBe(first.html)
      for (const name of names) expect([name, headers.get(name)]).toEqual([name, first.headers.get(name)])
    }
    expect([read, drawn]).toEqual([5, 2])
  })

  test('is drawn anew as soon as anything it says changes, at another address, and in other looks', async () => {
    for (let i = 0; i < 3; i += 1) await ask('/licence')
    expect(drawn).toBe(2)
    word = 'another word'
    expect((await ask('/licence')).html).toContain('another word')
    expect((await ask('/licence?said=1')).html).toContain('another word')
    expect((await ask('/en/licence')).html).toContain('Hushang Market')
    expect((await ask('/licence', { cookie: `visited=1; ${displayCookie('text')}=care` })).html).toContain('data-text="care"')
    expect(drawn).toBe(6)
  })

  test('is always drawn when JSON could not tell what it says from something else', async () => {
    for (let i = 0; i < 3; i += 1) await ask('/rules')
    word = 'another word'
    expect((await ask('/rules')).html).toContain('another word')
    expect([read, drawn]).toEqual([4, 4])
  })

  test('sets the cookie of each answer, drawn or not', async () => {
    for (let i = 1; i <= 4; i += 1)
      expect((await ask('/privacy')).headers.getSetCookie()).toEqual([`seen=${i}; Path=/`, `word=${i}; Path=/`])
    expect([read, drawn]).toEqual([4, 2])
  })

  test('is always drawn when it has a status of its own', async () => {
    for (let i = 0; i < 3; i += 1) expect((await ask('/contact')).status).toBe(203)
    expect([read, drawn]).toEqual([3, 3])
  })

  test.each([
    ['/about', 404],
    ['/market', 500],
  ])('%s, which can not be shown, is read once and refused with %i', async (path, status) => {
    for (let i = 1; i <= 3; i += 1) {
      const answer = await ask(path)
      expect(answer.status).toBe(status)
      expect(answer.html).toContain(`status ${status}`)
      expect(read).toBe(i)
    }
  })

  test('is answered plain where nothing compressed is taken', async () => {
    for (let i = 0; i < 3; i += 1) {
      const { html, headers } = await ask('/licence', { 'accept-encoding': 'identity' })
      expect(headers.get('content-encoding')).toBeNull()
      expect(html).toContain(word)
    }
    expect(drawn).toBe(2)
  })
})

test('a page of one person is drawn each time', async () => {
  for (let i = 0; i < 4; i += 1) await ask('/me')
  expect([read, drawn]).toEqual([4, 4])
})

test('data without a page is read anew', async () => {
  for (let i = 0; i < 3; i += 1) expect((await ask('/licence.data')).html).toContain(word)
  expect([read, drawn]).toEqual([3, 0])
})
