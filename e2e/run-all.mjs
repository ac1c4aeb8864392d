// Everything that is checked, one step after the other; ends with a line that counts.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

process.chdir(join(dirname(fileURLToPath(import.meta.url)), '..'))
const reports = mkdtempSync(join(tmpdir(), 'hushang-test-'))
/** @param {string} line */
const say = (line) => void process.stdout.write(`${line}\n`)
const total = { passed: 0, failed: 0 }
/** @type {string[]} */
const summary = []
/** Said again at the end: thousands of lines lie between a failing test and the sum. @type {string[]} */
const failures = []

/** The program a package installs. @param {string} name @param {string} [program] */
function binOf(name, program = name) {
  const folder = join('node_modules', name)
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return join(folder, typeof bin === 'string' ? bin : bin[program])
}

/** @param {string[]} command @param {Record<string, string>} [env] */
function run([program = '', ...args], env = {}) {
  return spawnSync(program, args, { stdio: 'inherit', env: { ...process.env, ...env } }).status === 0
}

/** @param {string} name @param {number} passed @param {number} failed @param {number} begun */
function count(name, passed, failed, begun) {
  total.passed += passed
  total.failed += failed
  summary.push(
    `${failed ? '✗' : '✓'} ${name.padEnd(22)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed ${((Date.now() - begun) / 1000).toFixed(0).padStart(5)} s`,
  )
}

/**
 * Runs a command beside others and keeps what it says until it is asked for.
 * @param {string} name @param {string[]} command @param {Record<string, string>} [env]
 * @returns {() => Promise<boolean>} waits for its end, says its words, counts it as one
 */
function beside(name, [program = '', ...args], env = {}) {
  const begun = Date.now()
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } })
  const said = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (words) => said.push(words))
  const ended = new Promise((resolve) => child.once('close', (code) => resolve({ right: code === 0, at: Date.now() })))
  return async () => {
    const { right, at } = await ended
    say(`\n— ${name}`)
    process.stdout.write(Buffer.concat(said))
    count(name, right ? 1 : 0, right ? 0 : 1, Date.now() - (at - begun))
    return right
  }
}

/** A step that is right or wrong as a whole counts as one. @param {string} name @param {() => boolean} work */
function step(name, work) {
  const begun = Date.now()
  say(`\n— ${name}`)
  const right = work()
  count(name, right ? 1 : 0, right ? 0 : 1, begun)
  return right
}

/**
 * A step that counts its own tests.
 * @param {string} name
 * @param {(report: string) => boolean} work
 * @param {(report: any) => { passed: number, failed: number, failures?: string[] }} read
 */
function suite(name, work, read) {
  const begun = Date.now()
  say(`\n— ${name}`)
  const file = join(reports, `${name.replace(/\W+/g, '-')}.json`)
  const right = work(file)
  const found = existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8'))) : { passed: 0, failed: 0 }
  failures.push(...(found.failures ?? []))
  // A run that broke off without a failing test is a failure too.
  const failed = found.failed || (right && found.passed > 0 ? 0 : 1)
  count(name, found.passed, failed, begun)
}

const node = process.execPath
const hasBrowser = () =>
  run([node, '--import', 'tsx', '-e', "import('./e2e/find-chromium.ts').then(({ findChromium }) => process.exit(findChromium() ? 0 : 1))"])

/** Looks for Chromium and, as root on a Debian system, installs it. */
function ensureBrowser() {
  if (hasBrowser()) return true
  if (process.platform === 'linux' && process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0) {
    say('No Chromium here: installing it with apt-get (about a minute) …')
    const quiet = { DEBIAN_FRONTEND: 'noninteractive' }
    run(['apt-get', 'update', '-qq'], quiet)
    for (const browser of ['chromium-headless-shell', 'chromium']) {
      run(['apt-get', 'install', '-y', '-qq', '--no-install-recommends', browser, 'fonts-noto-cjk'], quiet)
      if (hasBrowser()) return true
    }
  }
  console.error(
    'The browser journeys need Chromium. Install it with:  npx playwright install --with-deps chromium   (or set CHROMIUM_PATH)',
  )
  return false
}

/** @param {string} trace */
const ownLines = (trace) =>
  trace
    .split('\n')
    .filter((line) => !line.includes('/node_modules/'))
    .join('\n')

/** @param {any} report of Vitest */
const readVitest = ({ numPassedTests: passed, numFailedTests: failed, testResults }) => ({
  passed,
  failed,
  failures: testResults.flatMap((/** @type {any} */ { name, message, assertionResults }) => [
    ...(message ? [`✗ ${relative('', name)}\n${message}`] : []),
    ...assertionResults
      .filter((/** @type {any} */ { status }) => status === 'failed')
      .map((/** @type {any} */ test) => `✗ ${relative('', name)} › ${test.fullName}\n${ownLines(test.failureMessages.join('\n'))}`),
  ]),
})

/** Where tests of nights and sessions stand. */
const placesOfBookings = ['app/stays', 'app/trips', 'place-bookings', 'settle-bookings', 'booked-order']

try {
  const color = process.stdout.isTTY ? [] : ['--colors=off']
  const types = beside('types', [node, binOf('typescript', 'tsc'), '--noEmit'])
  const build = beside('build', [node, binOf('@remix-run/dev', 'remix'), 'vite:build'], { NODE_ENV: 'production' })
  step('lint', () => run([node, binOf('@biomejs/biome', 'biome'), 'ci', '--max-diagnostics=60', ...color]))
  step('unused code', () => run([node, binOf('knip')]))
  const built = await build()
  await types()
  suite(
    'unit and domain tests',
    (file) => run([node, binOf('vitest'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]),
    readVitest,
  )
  // C43: nights, prices and refunds are the same wherever the process runs; the run above was in UTC. Races are not about zones.
  for (const zone of ['Asia/Shanghai', 'America/Los_Angeles'])
    suite(
      `bookings in ${zone}`,
      (file) =>
        run(
          [
            node,
            binOf('vitest'),
            'run',
            ...placesOfBookings,
            '--exclude=**/*-races.test.ts',
            '--reporter=default',
            '--reporter=json',
            `--outputFile.json=${file}`,
          ],
          {
            TZ_OF_TESTS: zone,
          },
        ),
      readVitest,
    )
  if (!built) step('browser journeys', () => false)
  else if (step('browser', ensureBrowser))
    suite(
      'browser journeys',
      (file) => run([node, binOf('@playwright/test', 'playwright'), 'test'], { E2E_JSON: file }),
      ({ stats }) => ({ passed: stats.expected + stats.flaky, failed: stats.unexpected }),
    )
} finally {
  rmSync(reports, { recursive: true, force: true })
}

if (failures.length > 0) say(`\n${failures.join('\n\n')}`)
say(`\n${summary.join('\n')}\n\n${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed === 0 ? 0 : 1)
