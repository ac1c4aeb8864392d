import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { refuseBody } from './body-limits.server'

const answer = (path: string, bytes: number) =>
  refuseBody({ method: 'POST', headers: { 'content-length': String(bytes) } } as unknown as IncomingMessage, path)

test.each(['/sell/new', '/sell/items/0192f000-0000-7000-8000-000000000001', '/sell/orders/HS261127-ABCDEF-1'])(
  '%s takes photos, and no more than 25 MB',
  (path) => {
    expect(answer(path, 25_000_000)).toBeNull()
    expect(answer(path, 25_000_001)).toBe(413)
  },
)

test.each(['/login', '/sell/orders', '/orders/HS261127-ABCDEF'])('%s takes words only', (path) => {
  expect(answer(path, 100_000)).toBeNull()
  expect(answer(path, 100_001)).toBe(413)
})
