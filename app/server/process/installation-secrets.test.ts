import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { installationSecrets } from './installation-secrets.server'

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'hushang-secrets-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return made
}

test('made once, all different, for their owner only', () => {
  const dataDir = folder()
  const made = installationSecrets(dataDir)
  expect(new Set(Object.values(made)).size).toBe(5)
  for (const secret of Object.values(made)) expect(secret.length).toBeGreaterThanOrEqual(64)
  expect(installationSecrets(dataDir)).toEqual(made)
  expect(statSync(join(dataDir, 'secrets.json')).mode & 0o777).toBe(0o600)
})

test('a file of an earlier release gets a key of data that outlives its session secret, and a secret for connected accounts', () => {
  const dataDir = folder()
  const file = join(dataDir, 'secrets.json')
  writeFileSync(file, JSON.stringify({ session: 'a'.repeat(64), webhook: 'whsec_b', sandboxKey: 'sk_test_c' }))
  const { data, connectWebhook, ...others } = installationSecrets(dataDir)
  expect(connectWebhook).toMatch(/^whsec_[0-9a-f]{64}$/)
  expect(others).toEqual({ session: 'a'.repeat(64), webhook: 'whsec_b', sandboxKey: 'sk_test_c' })
  expect(data).toHaveLength(64)
  writeFileSync(file, JSON.stringify({ ...others, data, connectWebhook, session: 'd'.repeat(64) }))
  expect(installationSecrets(dataDir)).toEqual({ ...others, data, connectWebhook, session: 'd'.repeat(64) })
})
