export type Ask = { method?: 'GET' | 'POST'; path: string; headers?: Record<string, string>; form?: string }

/** Where the market listens, and the name people call it by. */
export type Target = { port: number; host: string; origin: string }

/** A request as a browser would send it, ready to be written. */
export function requestBytes(target: Target, { method = 'GET', path, headers = {}, form }: Ask): Buffer {
  const lines = [
    `${method} ${path} HTTP/1.1`,
    `Host: ${new URL(target.origin).host}`,
    'Accept: text/html,application/xhtml+xml',
    'Accept-Language: zh-CN,zh;q=0.9',
    'User-Agent: Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0.0.0',
  ]
  if (!('Accept-Encoding' in headers)) lines.push('Accept-Encoding: gzip, deflate, br')
  for (const [name, value] of Object.entries(headers)) lines.push(`${name}: ${value}`)
  if (form !== undefined)
    lines.push(`Origin: ${target.origin}`, 'Content-Type: application/x-www-form-urlencoded', `Content-Length: ${Buffer.byteLength(form)}`)
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${form ?? ''}`)
}
