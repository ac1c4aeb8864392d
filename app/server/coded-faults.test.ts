import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Instance, startInstance } from '#app/server/testing/instance'
import { databasePerFile } from '#db/testing/database-per-file'

const database = databasePerFile()
let instance: Instance

beforeAll(async () => {
  instance = await startInstance(database.url, { LOG_LEVEL: 'info' })
})
afterAll(() => instance.stop())

test.each(['/boom?said=x', '/boom.data?said=x'])(
  'a fault at %s is answered with a short code, and the log holds it beside the fault, once',
  async (path) => {
    const answer = await fetch(`${instance.url}${path}`)
    expect(answer.status).toBe(500)
    const [, code = ''] = /\\?"code\\?",\\?"([2-9A-Y]{6})\\?"/.exec(await answer.text()) ?? []
    expect(code).toHaveLength(6)
    const lines = instance
      .output()
      .split('\n')
      .filter((line) => line.includes(code))
    expect(lines).toHaveLength(1)
    expect(JSON.parse(lines[0] ?? '{}')).toMatchObject({
      told: code,
      path: '/boom',
      err: { sqlState: '22P02' },
      requestId: answer.headers.get('x-request-id'),
    })
  },
)

test('what is no fault has no code', async () => {
  const answer = await fetch(`${instance.url}/nothing-here`)
  expect(answer.status).toBe(404)
  expect(await answer.text()).not.toMatch(/"code\\?",/)
})
