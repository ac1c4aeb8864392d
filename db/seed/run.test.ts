import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { databasePerFile } from '#db/testing/database-per-file'
import { isLocalDatabase } from './local-database'

const database = databasePerFile()

function seed(args: string[], env: Record<string, string>) {
  const dataDir = mkdtempSync(join(tmpdir(), 'hushang-seed-'))
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
  const { PATH = '', HOME = '', NODE_ENV } = process.env
  return spawnSync('node', ['--import', 'tsx', 'db/seed/run.ts', ...args], {
    encoding: 'utf8',
    env: { PATH, HOME, NODE_ENV, DATA_DIR: dataDir, LOG_LEVEL: 'silent', ...env },
  })
}

describe('a database is local', () => {
  test.each([
    'postgres://a:b@localhost:5432/x',
    'postgres://127.0.0.1/x',
    'postgres://127.9.8.7:6000/x',
    'postgres://[::1]:5432/x',
    'postgres:///x?host=/var/run/postgresql',
    'postgres://a@%2Fvar%2Frun/x',
  ])('%s', (url) => {
    expect(isLocalDatabase(url)).toBe(true)
  })
  test.each([
    'postgres://db.example.com/x',
    'postgres://localhost.example.com/x',
    'postgres://10.0.0.5/x',
    'postgres://localhost/x?host=db.example.com',
    'postgres://user:localhost@db.example.com/x',
    'nonsense',
  ])('and not: %s', (url) => {
    expect(isLocalDatabase(url)).toBe(false)
  })
})

describe('npm run seed', () => {
  test('refuses a database elsewhere and names the way out', () => {
    const { status, stderr } = seed(['--listings', '10'], { DATABASE_URL: 'postgres://market@db.example.invalid/market' })
    expect(status).toBe(2)
    expect(stderr).toContain('db.example.invalid is not this machine')
    expect(stderr).toContain('--force')
  })

  test('with --force it tries, and says what went wrong', () => {
    const { status, stderr } = seed(['--listings', '10', '--force'], { DATABASE_URL: 'postgres://market@db.example.invalid/market' })
    expect(status).toBe(1)
    expect(stderr).toContain('The seed did not finish')
  })

  test.each(['0', 'many', '1.5', '9999999999'])('refuses %s listings', (listings) => {
    expect(seed(['--listings', listings], { DATABASE_URL: database.ownerUrl })).toMatchObject({ status: 2 })
  })

  test('refuses more houses than are of use', () => {
    expect(seed(['--stays', '50001'], { DATABASE_URL: database.ownerUrl })).toMatchObject({ status: 2 })
  })

  test('fills a local database', () => {
    const { status, stdout, stderr } = seed(['--listings', '50', '--stays', '5'], { DATABASE_URL: database.ownerUrl })
    expect(stderr).toBe('')
    expect(stdout).toContain('50 listings in')
    expect(stdout).toContain('5 houses in')
    expect(status).toBe(0)
  }, 40_000)
})
