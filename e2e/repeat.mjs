// Crashes, lost messages and races must not depend on luck: runs the tests that are named for them over and over, each
// time on fresh databases, and ends at the first failure. `npm run test:repeat -- 50` for another number than 20.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createVitest } from 'vitest/node'

process.chdir(join(dirname(fileURLToPath(import.meta.url)), '..'))
const times = Number(process.argv[2] ?? 20)
if (!Number.isInteger(times) || times < 1) {
  console.error('How many times? A whole number: npm run test:repeat -- 20')
  process.exit(2)
}
/** @param {number} from @param {number} to */
const span = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => `C${from + i}`)
const wanted = [...span(13, 19), ...span(23, 35), ...span(46, 48), 'C60']
const named = new RegExp(`\\b(${wanted.join('|')})\\b`)

const files = readdirSync('app', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.test\.tsx?$/.test(name))
  .map((name) => join('app', name))
  .filter((file) => named.test(readFileSync(file, 'utf8')))

const vitest = await createVitest('test', {
  watch: false,
  isolate: true,
  testNamePattern: named.source,
  bail: 1,
  testTimeout: 60_000,
  reporters: [{}],
})
/** @type {Set<string>} */
const proved = new Set()
let round = 0
let failed = false
try {
  const specifications = await vitest.globTestSpecifications(files)
  while (round < times && !failed) {
    round += 1
    const begun = Date.now()
    const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications)
    let passed = 0
    for (const module of testModules) {
      for (const error of module.errors()) report(module.moduleId, error)
      for (const test of module.children.allTests()) {
        const { state, errors } = test.result()
        for (const error of errors ?? []) report(test.fullName, error)
        if (state !== 'passed') continue
        passed += 1
        for (const [name] of test.fullName.matchAll(new RegExp(named, 'g'))) proved.add(name)
      }
    }
    for (const error of unhandledErrors) report('outside of a test', error)
    failed ||= passed === 0 || testModules.some((module) => !module.ok())
    process.stdout.write(`${failed ? '✗' : '✓'} ${round} of ${times}: ${passed} passed, ${((Date.now() - begun) / 1000).toFixed(0)} s\n`)
  }
} finally {
  await vitest.close()
}
const missing = wanted.filter((name) => !proved.has(name))
if (missing.length > 0) process.stdout.write(`No test is named for ${missing.join(', ')}.\n`)
process.exit(failed ? 1 : 0)

/** @param {string} where @param {unknown} error */
function report(where, error) {
  failed = true
  const { stack, message } = /** @type {{ stack?: string, message?: string }} */ (error)
  console.error(`✗ ${where}\n${message ?? error}\n${stack ?? ''}`)
}
