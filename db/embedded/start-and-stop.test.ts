import { writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { startEmbedded } from '#db/embedded.server'
import { embeddedChild, folderForTest, postmasterPid, query } from '#db/testing/run-embedded-child'
import { exists } from './process-identity.server'

const freshData = () => join(folderForTest(), 'data')

describe('a start', () => {
  test('makes the database, keeps what is committed, and is quick the second time', async () => {
    const dataDir = freshData()
    const first = embeddedChild({ dataDir })
    const { url, startedByUs } = await first.answer
    expect(startedByUs).toBe(true)
    await query(url, 'create table harvest as select 42 as kilos')
    expect(await first.order('stop')).toBe(0)
    expect(postmasterPid(dataDir)).toBeUndefined()

    const second = embeddedChild({ dataDir })
    const again = await second.answer
    expect(again.url).toBe(url)
    expect(again.milliseconds).toBeLessThan(3_000)
    expect(await query(again.url, 'select kilos from harvest')).toEqual([{ kilos: 42 }])
  })

  test('finds another port when the last one is taken', async () => {
    const dataDir = freshData()
    const first = embeddedChild({ dataDir })
    const port = Number(new URL((await first.answer).url).port)
    await first.order('stop')
    const squatter = createServer()
    await new Promise<void>((listening) => squatter.listen(port, '127.0.0.1', listening))
    onTestFinished(() => void squatter.close())

    const second = await embeddedChild({ dataDir }).answer
    expect(Number(new URL(second.url).port)).not.toBe(port)
    expect(await query(second.url, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  test('in one process, a second one attaches and its stop leaves the server running', async () => {
    const options = { dataDir: freshData(), database: 'market', log: () => undefined }
    const [one, two] = await Promise.all([startEmbedded(options), startEmbedded(options)])
    const [owner, guest] = one.startedByUs ? [one, two] : [two, one]
    expect(guest.startedByUs).toBe(false)
    await guest.stop()
    expect(await query(owner.url, 'select 1 as one')).toEqual([{ one: 1 }])
    await owner.stop()
    await owner.stop()
    await expect(query(owner.url, 'select 1')).rejects.toMatchObject({ code: 'ENOENT' })
  })

  test.each([
    ['by a socket beside its data', 'data', true],
    ['by TCP alone where the path is too long for a socket', 'a'.repeat(90), false],
  ])('answers %s', async (_how, folder, bySocket) => {
    const { url } = await embeddedChild({ dataDir: join(folderForTest(), folder) }).answer
    expect(await query(url, 'select inet_client_addr() is null as "bySocket"')).toEqual([{ bySocket }])
  })

  test('makes a second database beside the first', async () => {
    const options = { dataDir: freshData(), log: () => undefined }
    const owner = await startEmbedded({ ...options, database: 'market' })
    const guest = await startEmbedded({ ...options, database: 'bench' })
    expect(await query(guest.url, 'select current_database() as name')).toEqual([{ name: 'bench' }])
    await owner.stop()
  })
})

describe('no server stays behind', () => {
  test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('after %s without a handler of the program', async (signal) => {
    const dataDir = freshData()
    const child = embeddedChild({ dataDir })
    await child.answer
    const postmaster = postmasterPid(dataDir) ?? 0
    expect(exists(postmaster)).toBe(true)
    child.process.kill(signal)
    expect(await child.ended).toBe(signal)
    expect(postmasterPid(dataDir)).toBeUndefined()
  })

  test('after a handler that calls process.exit', async () => {
    const dataDir = freshData()
    const child = embeddedChild({ dataDir }, { manner: 'handled' })
    await child.answer
    child.process.kill('SIGTERM')
    expect(await child.ended).toBe(7)
    expect(postmasterPid(dataDir)).toBeUndefined()
  })

  test('after process.exit', async () => {
    const dataDir = freshData()
    const child = embeddedChild({ dataDir })
    await child.answer
    expect(await child.order('exit')).toBe(3)
    expect(postmasterPid(dataDir)).toBeUndefined()
  })

  test('after SIGTERM in the middle of a first start', async () => {
    const dataDir = freshData()
    const child = embeddedChild({ dataDir })
    await new Promise((arrived) => child.process.once('spawn', arrived))
    await expect.poll(() => postmasterPid(dataDir), { interval: 2, timeout: 15_000 }).toBeGreaterThan(0)
    const postmaster = postmasterPid(dataDir) ?? 0
    child.process.kill('SIGTERM')
    await child.ended
    await expect.poll(() => exists(postmaster), { timeout: 5_000 }).toBe(false)
    expect(postmasterPid(dataDir)).toBeUndefined()
  })
})

describe('after kill -9', () => {
  test('of node, the next start takes the server over and stops it', async () => {
    const dataDir = freshData()
    const killed = embeddedChild({ dataDir })
    const { url } = await killed.answer
    const postmaster = postmasterPid(dataDir)
    killed.process.kill('SIGKILL')
    await killed.ended

    const next = embeddedChild({ dataDir })
    const answer = await next.answer
    expect(answer).toMatchObject({ url, startedByUs: true })
    expect(answer.said.join()).toContain('took it over')
    expect(postmasterPid(dataDir)).toBe(postmaster)
    expect(await next.order('stop')).toBe(0)
    expect(postmasterPid(dataDir)).toBeUndefined()
  })

  test('of node and server, the next start recovers what was committed', async () => {
    const dataDir = freshData()
    const killed = embeddedChild({ dataDir })
    const { url } = await killed.answer
    await query(url, 'create table orders_kept as select 7 as fen')
    const postmaster = postmasterPid(dataDir) ?? 0
    killed.process.kill('SIGKILL')
    process.kill(postmaster, 'SIGKILL')
    await killed.ended
    expect(postmasterPid(dataDir)).toBe(postmaster)

    const next = await embeddedChild({ dataDir }).answer
    expect(next.startedByUs).toBe(true)
    expect(postmasterPid(dataDir)).not.toBe(postmaster)
    expect(await query(next.url, 'select fen from orders_kept')).toEqual([{ fen: 7 }])
  })

  test('a process number that went to another program does not hinder the start', async () => {
    const dataDir = freshData()
    const first = embeddedChild({ dataDir })
    await first.answer
    await first.order('stop')
    const lines = [process.pid, join(dataDir, 'cluster'), 1, 54_999, '', '127.0.0.1', '', 'ready   ']
    writeFileSync(join(dataDir, 'cluster', 'postmaster.pid'), `${lines.join('\n')}\n`)

    const next = await embeddedChild({ dataDir }).answer
    expect(next).toMatchObject({ ready: true, startedByUs: true })
    expect(next.said.join()).toContain('leftover postmaster.pid')
  })
})

test('several processes at a first start make one server, and all may use it', async () => {
  const dataDir = freshData()
  const children = [1, 2, 3].map(() => embeddedChild({ dataDir }))
  const answers = await Promise.all(children.map((child) => child.answer))
  expect(answers.filter(({ startedByUs }) => startedByUs)).toHaveLength(1)
  expect(new Set(answers.map(({ url }) => url)).size).toBe(1)
  expect(await query(answers[0]?.url ?? '', 'select 1 as one')).toEqual([{ one: 1 }])
})
