import { spawnSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folderForTest } from '#db/testing/run-embedded-child'
import { ownIdentity } from './process-identity.server'
import { underLock } from './start-lock.server'

const lockFile = () => join(folderForTest(), 'start.lock')
const deadPid = () => spawnSync(process.execPath, ['-e', '']).pid

test('work under one lock never overlaps', async () => {
  const file = lockFile()
  let inside = 0
  let most = 0
  const work = async () => {
    inside += 1
    most = Math.max(most, inside)
    await new Promise((turn) => setImmediate(turn))
    inside -= 1
  }
  await Promise.all(Array.from({ length: 8 }, () => underLock(file, work)))
  expect(most).toBe(1)
  expect(existsSync(file)).toBe(false)
})

test.each([
  ['a dead process', () => JSON.stringify({ pid: deadPid(), startedAt: '' })],
  ['an earlier process with the number of a living one', () => JSON.stringify({ ...ownIdentity(), startedAt: 'earlier' })],
])('a lock left by %s is taken over by one of several finders at a time', async (_who, content) => {
  const file = lockFile()
  writeFileSync(file, content())
  const order: string[] = []
  const work = async (name: string) => {
    order.push(`${name} in`)
    await new Promise((turn) => setImmediate(turn))
    order.push(`${name} out`)
  }
  await Promise.all([underLock(file, () => work('one')), underLock(file, () => work('two'))])
  expect(order.map((entry) => entry.split(' ')[1])).toEqual(['in', 'out', 'in', 'out'])
  expect(existsSync(`${file}.clearing`)).toBe(false)
})

test('a lock is given back when the work fails', async () => {
  const file = lockFile()
  await expect(underLock(file, () => Promise.reject(new Error('no rain')))).rejects.toThrow('no rain')
  expect(existsSync(file)).toBe(false)
})
