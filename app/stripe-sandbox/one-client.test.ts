import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const APP = fileURLToPath(new URL('../', import.meta.url))
const TEST_CLIENTS = 'stripe-sandbox/testing/sdk-calls.ts'

it('payment case 50: the SDK is constructed in exactly one file of the store', () => {
  const sources = readdirSync(APP, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path) && path !== TEST_CLIENTS)
  const constructing = sources.filter((path) => readFileSync(`${APP}/${path}`, 'utf8').includes('new Stripe('))
  expect(constructing).toEqual(['payments/provider/stripe/stripe-client.server.ts'])
})
