import { expect, test } from 'vitest'
import { circuitBreaker } from './circuit-breaker'

test('rests after failures in a row, then lets one call try', () => {
  let time = 0
  const breaker = circuitBreaker({ failures: 2, restMs: 100, now: () => time })
  breaker.failed()
  expect(breaker.admits()).toBe(true)
  breaker.failed()
  expect(breaker.admits()).toBe(false)
  time = 100
  expect(breaker.admits()).toBe(true)
  expect(breaker.admits()).toBe(false)
  breaker.succeeded()
  expect(breaker.admits()).toBe(true)
})

test('a success between failures starts the count anew', () => {
  const breaker = circuitBreaker({ failures: 2, restMs: 100 })
  breaker.failed()
  breaker.succeeded()
  breaker.failed()
  expect(breaker.admits()).toBe(true)
})
