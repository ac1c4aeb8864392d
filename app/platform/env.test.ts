import { describe, expect, test } from 'vitest'
import { readEnvironment } from '#app/platform/env.server'

const complete = {
  NODE_ENV: 'production',
  BASE_URL: 'https://market.example.cn',
  STRIPE_SECRET_KEY: 'sk_live_abc',
  STRIPE_WEBHOOK_SECRET: 'whsec_abc',
  SESSION_SECRET: 'x'.repeat(32),
  DATA_KEY: 'y'.repeat(32),
  DATABASE_URL: 'postgres://app@db/market',
  SMTP_URL: 'smtp://mail.example.cn',
}
const without = (...names: (keyof typeof complete)[]) =>
  Object.fromEntries(Object.entries(complete).filter(([name]) => !(names as string[]).includes(name)))

describe('settings', () => {
  test('nothing set: a demo on this machine', () => {
    const env = readEnvironment({})
    expect(env).toMatchObject({
      PORT: 3000,
      HOST: '127.0.0.1',
      BASE_URL: undefined,
      sandboxPayments: true,
      simulatedMessages: true,
      TRUSTED_PROXY_HOPS: 0,
      RATE_LIMITS: 'on',
    })
    expect(env.DATA_DIR).toMatch(/\.data$/)
  })

  test('an empty line of .env counts as not set', () => {
    const env = readEnvironment({ PORT: '', BASE_URL: ' ', STRIPE_SECRET_KEY: '', SEED_DEMO: '' })
    expect(env).toMatchObject({ PORT: 3000, BASE_URL: undefined, sandboxPayments: true })
    expect(env.SEED_DEMO).toBeUndefined()
  })

  test('a complete public market may start', () => {
    expect(readEnvironment(complete)).toMatchObject({
      sandboxPayments: false,
      simulatedMessages: false,
      BASE_URL: 'https://market.example.cn',
    })
    expect(readEnvironment({ ...complete, BASE_URL: 'https://market.example.cn/' }).BASE_URL).toBe('https://market.example.cn')
  })

  test.each([
    ['a port that is none', { PORT: '70000' }, 'PORT'],
    ['an address without scheme', { BASE_URL: 'market.example.cn' }, 'BASE_URL'],
    ['an address of another scheme', { BASE_URL: 'ftp://market.example.cn' }, 'BASE_URL'],
    ['another database', { DATABASE_URL: 'mysql://localhost/market' }, 'DATABASE_URL'],
    ['a key that is none', { STRIPE_SECRET_KEY: 'pk_test_abc' }, 'STRIPE_SECRET_KEY'],
    ['a short secret', { SESSION_SECRET: 'short' }, 'SESSION_SECRET'],
    ['a short key', { DATA_KEY: 'short' }, 'DATA_KEY'],
    ['an owner’s address alone', { MIGRATE_DATABASE_URL: 'postgres://owner@db/market' }, 'MIGRATE_DATABASE_URL'],
    [
      'payment case 50: a live key for another host',
      { STRIPE_SECRET_KEY: 'sk_live_abc', STRIPE_API_BASE: 'http://127.0.0.1:1' },
      'STRIPE_API_BASE',
    ],
    ['a public market without payments', without('STRIPE_SECRET_KEY'), 'STRIPE_SECRET_KEY'],
    ['a public market without webhook secret', without('STRIPE_WEBHOOK_SECRET'), 'STRIPE_WEBHOOK_SECRET'],
    ['a public market with the demo’s secret', without('SESSION_SECRET'), 'SESSION_SECRET'],
    ['a public market with the demo’s key', without('DATA_KEY'), 'DATA_KEY'],
    ['a public market on the embedded database', without('DATABASE_URL'), 'DATABASE_URL'],
    ['a public market that can not send codes', without('SMTP_URL'), 'SMTP_URL'],
    ['a public market without limits', { ...complete, RATE_LIMITS: 'off' }, 'RATE_LIMITS'],
    ['a log level that is none', { LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
  ])('%s is refused and named', (_name, source, variable) => {
    expect(() => readEnvironment(source)).toThrow(variable)
  })

  test('every problem is told at once', () => {
    expect(() => readEnvironment({ PORT: 'x', DATABASE_URL: 'x', LOG_LEVEL: 'x' })).toThrow(/PORT[\s\S]*DATABASE_URL[\s\S]*LOG_LEVEL/)
    expect(() => readEnvironment(without('SESSION_SECRET', 'DATABASE_URL', 'SMTP_URL'))).toThrow(
      /SESSION_SECRET[\s\S]*DATABASE_URL[\s\S]*SMTP_URL/,
    )
  })

  test('a public market on demo defaults starts only when told to', () => {
    const demo = without('SESSION_SECRET', 'DATA_KEY', 'DATABASE_URL', 'SMTP_URL', 'STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET')
    expect(() => readEnvironment(demo)).toThrow()
    expect(readEnvironment({ ...demo, ALLOW_SANDBOX_PAYMENTS: '1', ALLOW_DEMO_DEFAULTS: '1' })).toMatchObject({ sandboxPayments: true })
  })
})
