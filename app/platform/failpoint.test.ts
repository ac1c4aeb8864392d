import { afterEach, beforeEach, expect, test, vi } from 'vitest'

beforeEach(() => {
  vi.resetModules()
})
afterEach(() => vi.unstubAllEnvs())

const load = async (value: string, mode = 'test') => {
  vi.stubEnv('FAILPOINTS', value)
  vi.stubEnv('NODE_ENV', mode)
  return (await import('./failpoint')).failpoint
}

test('does nothing unless named', async () => {
  const failpoint = await load('other.place:throw')
  await expect(failpoint('this.place')).resolves.toBeUndefined()
})

test('throws at the place named, at the pass named', async () => {
  const failpoint = await load('a.b:throw, c.d:throw@2')
  await expect(failpoint('a.b')).rejects.toThrow('failpoint a.b')
  await expect(failpoint('c.d')).resolves.toBeUndefined()
  await expect(failpoint('c.d')).rejects.toThrow('failpoint c.d')
  await expect(failpoint('c.d')).resolves.toBeUndefined()
})

test('is deaf in production', async () => {
  const failpoint = await load('a.b:throw', 'production')
  await expect(failpoint('a.b')).resolves.toBeUndefined()
})
