import { request } from 'node:http'

export type Answer = { status: number; location: string; body: string; type: string; cookies: string[]; headers: Record<string, string> }
export type Fields = Record<string, string | string[]> | [name: string, value: string][]

type Wish = { cookie?: string | undefined; headers?: Record<string, string>; method?: string; body?: string | Buffer; type?: string }

const entriesOf = (fields: Fields): [string, string][] =>
  Array.isArray(fields)
    ? fields
    : Object.entries(fields).flatMap(([name, value]) => [value].flat().map((text): [string, string] => [name, text]))

export const encoded = (fields: Fields): string => new URLSearchParams(entriesOf(fields)).toString()

/** One request as it is written, without a browser's manners: the target is not tidied up, no header is added but what a form of ours has. */
export function ask(origin: string, target: string, { cookie, headers = {}, method = 'GET', body, type }: Wish = {}): Promise<Answer> {
  const { hostname, port, host } = new URL(origin)
  const own = method === 'GET' || method === 'HEAD' ? {} : { origin, 'sec-fetch-site': 'same-origin' }
  const form =
    body === undefined ? {} : { 'content-type': type ?? 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) }
  return new Promise((resolve, reject) => {
    const asked = request(
      { hostname, port, path: target, method, headers: { host, ...own, ...form, ...(cookie ? { cookie } : {}), ...headers } },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            location: response.headers.location ?? '',
            body: Buffer.concat(chunks).toString(),
            type: response.headers['content-type'] ?? '',
            cookies: (response.headers['set-cookie'] ?? []).map((line) => line.split(';')[0] ?? ''),
            headers: response.headers as Record<string, string>,
          }),
        )
      },
    )
    asked.on('error', reject)
    asked.end(body)
  })
}

/** Somebody with cookies of their own, who keeps what the market sets. */
export function visitor(origin: string, cookie = '') {
  const jar = new Map<string, string>()
  const keep = (line: string) => {
    const at = line.indexOf('=')
    if (at > 0) jar.set(line.slice(0, at), line.slice(at + 1))
  }
  for (const part of cookie.split('; ')) keep(part)
  const cookies = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
  async function send(target: string, wish: Wish): Promise<Answer> {
    const answer = await ask(origin, target, { cookie: cookies(), ...wish })
    for (const line of answer.cookies) keep(line)
    return answer
  }
  return {
    cookies,
    get: (target: string, headers: Record<string, string> = {}) => send(target, { headers }),
    post: (target: string, fields: Fields, headers: Record<string, string> = {}) =>
      send(target, { method: 'POST', body: encoded(fields), headers }),
    send,
  }
}

export type Visitor = ReturnType<typeof visitor>

const entities: Record<string, string> = { '&quot;': '"', '&amp;': '&', '&lt;': '<', '&gt;': '>', '&#x27;': "'" }

/** The value of a hidden field of a page. */
export function hiddenField(html: string, name: string): string {
  const tag = [...html.matchAll(/<input[^>]*>/g)].map(([text]) => text).find((text) => text.includes(`name="${name}"`)) ?? ''
  return (/ value="([^"]*)"/.exec(tag)?.[1] ?? '').replace(/&(quot|amp|lt|gt|#x27);/g, (found) => entities[found] ?? found)
}
