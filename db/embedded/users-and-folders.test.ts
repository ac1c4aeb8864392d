import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, cpSync, existsSync, lstatSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { embeddedChild, folderForTest, postmasterPid, query } from '#db/testing/run-embedded-child'
import { installedNative } from './binaries.server'
import { canEnter, databaseUser } from './os-user.server'

const isRoot = process.getuid?.() === 0
const idOf = (name: string, option: string) => Number(spawnSync('id', [option, name], { encoding: 'utf8' }).stdout)
const nobody = isRoot ? { uid: idOf('nobody', '-u'), gid: idOf('nobody', '-g'), name: 'nobody' } : undefined
const sourcesAreOpen = nobody !== undefined && canEnter(nobody, import.meta.dirname) && canEnter(nobody, process.execPath)
const unshare = '/usr/bin/unshare'
const canHideAccounts = isRoot && spawnSync(unshare, ['-m', 'mount', '--bind', '/etc/hosts', '/etc/hosts']).status === 0
const ownerOf = (pid: number | undefined) => statSync(`/proc/${pid}`).uid

const links = (native: string): string[] =>
  JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')).map(({ target }: { target: string }) => join(native, '..', target))

function copyOfBinaries(folder: string): { native: string; version: string } {
  const { native, version } = installedNative()
  const copy = join(folder, 'native')
  cpSync(native, copy, { recursive: true, filter: (path) => !lstatSync(path).isSymbolicLink() })
  return { native: copy, version }
}

test('binaries installed without their links get them', async () => {
  const folder = folderForTest()
  const installed = copyOfBinaries(folder)
  expect(links(installed.native).filter(existsSync)).toEqual([])
  const { ready, said } = await embeddedChild({ dataDir: join(folder, 'data'), installed, elsewhere: [] }).answer
  expect({ ready, said }).toEqual({ ready: true, said: [] })
  expect(links(installed.native).filter((path) => !existsSync(path))).toEqual([])
})

test('password and port are readable by their owner only, the data by nobody else', async () => {
  const dataDir = join(folderForTest(), 'data')
  await embeddedChild({ dataDir }).answer
  expect(statSync(join(dataDir, 'connection.json')).mode & 0o777).toBe(0o600)
  expect(statSync(join(dataDir, 'cluster')).mode & 0o777).toBe(0o700)
})

describe.runIf(isRoot)('as root (skipped otherwise: it gives away files and changes users)', () => {
  test('the server runs under another account, and its secrets stay with root', async () => {
    const dataDir = join(folderForTest(), 'data')
    await embeddedChild({ dataDir }).answer
    expect(ownerOf(postmasterPid(dataDir))).not.toBe(0)
    expect(statSync(join(dataDir, 'connection.json')).uid).toBe(0)
    expect(readFileSync(`/proc/${postmasterPid(dataDir)}/environ`, 'utf8')).not.toContain('TEST_POSTGRES_ADMIN_URL')
  })

  test('below a folder closed to others, binaries are copied and data placed elsewhere, and both are said', async () => {
    const folder = folderForTest()
    const closed = join(folder, 'closed')
    mkdirSync(closed, { mode: 0o700 })
    const installed = copyOfBinaries(closed)
    const options = { dataDir: join(closed, 'data'), installed, elsewhere: [join(folder, 'elsewhere')] }
    const first = embeddedChild(options)
    const answer = await first.answer
    expect(answer.dataDir).toContain(join(folder, 'elsewhere', 'data-'))
    expect(answer.said.join('\n')).toContain(`from a copy in ${join(folder, 'elsewhere', 'postgres-')}`)
    expect(answer.said.join('\n')).toContain(`the data lies in ${answer.dataDir}`)
    expect(statSync(closed).mode & 0o777).toBe(0o700)
    await query(answer.url, 'create table kept as select 1 as one')
    await first.order('stop')

    const second = embeddedChild(options)
    const again = await second.answer
    expect(again.dataDir).toBe(answer.dataDir)
    expect(await query(again.url, 'select one from kept')).toEqual([{ one: 1 }])
    await second.order('stop')

    chmodSync(closed, 0o755)
    const opened = await embeddedChild(options).answer
    expect(await query(opened.url, 'select one from kept')).toEqual([{ one: 1 }])
  })

  test('a clone that lies in a closed folder of its owner runs as that owner', async () => {
    const home = join(folderForTest(), 'home')
    mkdirSync(home, { mode: 0o700 })
    const project = join(home, 'project')
    mkdirSync(project)
    for (const path of [home, project]) chownSync(path, nobody?.uid ?? 0, nobody?.gid ?? 0)
    const dataDir = join(project, '.data', 'postgres')
    const { ready, dataDir: place } = await embeddedChild({ dataDir }).answer
    expect({ ready, place }).toEqual({ ready: true, place: dataDir })
    expect(ownerOf(postmasterPid(dataDir))).toBe(nobody?.uid)
    for (const path of [join(project, '.data'), join(dataDir, 'connection.json')]) expect(statSync(path).uid).toBe(nobody?.uid)
  })

  test('existing data decides the account', () => {
    const folder = folderForTest()
    const cluster = join(folder, 'cluster')
    mkdirSync(cluster)
    chownSync(cluster, 7_777, 7_778)
    expect(databaseUser(cluster, folder)).toMatchObject({ uid: 7_777, gid: 7_778 })
  })
})

describe.runIf(canHideAccounts)(
  'without a user postgres (skipped where mounts are forbidden: the account file is replaced for one process)',
  () => {
    test('the server runs as nobody', async () => {
      const folder = folderForTest()
      const dataDir = join(folder, 'data')
      const accounts = join(folder, 'passwd')
      const others = readFileSync('/etc/passwd', 'utf8')
        .split('\n')
        .filter((line) => !line.startsWith('postgres:'))
      writeFileSync(accounts, others.join('\n'))
      const before = [unshare, '-m', 'sh', '-c', 'mount --bind "$0" /etc/passwd && exec "$@"', accounts]
      const { ready, message } = await embeddedChild({ dataDir }, { before }).answer
      expect({ ready, message }).toEqual({ ready: true, message: undefined })
      expect(ownerOf(postmasterPid(dataDir))).toBe(nobody?.uid)
    })
  },
)

describe.runIf(sourcesAreOpen)('as a normal user (skipped unless root can lend its sources to nobody)', () => {
  test('starts and stops under that account', async () => {
    const folder = folderForTest()
    const dataDir = join(folder, 'own', 'data')
    mkdirSync(join(folder, 'own'))
    chownSync(join(folder, 'own'), nobody?.uid ?? 0, nobody?.gid ?? 0)
    const child = embeddedChild({ dataDir }, nobody)
    const { ready, message } = await child.answer
    expect({ ready, message }).toEqual({ ready: true, message: undefined })
    expect(ownerOf(postmasterPid(dataDir))).toBe(nobody?.uid)
    expect(await child.order('stop')).toBe(0)
    expect(postmasterPid(dataDir)).toBeUndefined()
  })

  test('data of another account is refused by name', async () => {
    const folder = folderForTest()
    const dataDir = join(folder, 'data')
    mkdirSync(join(dataDir, 'cluster'), { recursive: true })
    writeFileSync(join(dataDir, 'cluster', 'PG_VERSION'), '18\n')
    chownSync(dataDir, nobody?.uid ?? 0, nobody?.gid ?? 0)
    const { ready, message } = await embeddedChild({ dataDir }, nobody).answer
    expect(ready).toBe(false)
    expect(message).toContain(`belongs to user 0, this process runs as ${nobody?.uid}`)
  })

  test('a folder that can not be written is named', async () => {
    const folder = folderForTest()
    const { ready, message } = await embeddedChild({ dataDir: join(folder, 'data') }, nobody).answer
    expect(ready).toBe(false)
    expect(message).toContain('Set DATA_DIR to a folder you can write')
  })
})
