#!/usr/bin/env node
// Builds when the build is missing or older than its sources, then opens the market. `--dev` serves with hot reload
// instead, `--build` ends after building, `--built` takes the build as it is.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
process.chdir(root)
const dev = process.argv.includes('--dev')
process.env.NODE_ENV ??= dev ? 'development' : 'production'

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`湖上集 needs Node 20.19 or newer; this is ${process.versions.node}.`)
  process.exit(1)
}
if (!existsSync('node_modules')) {
  console.error('The packages are missing: run `npm ci` first.')
  process.exit(1)
}
if (existsSync('.env')) process.loadEnvFile('.env')
// In a terminal on this machine a line for every answer only hides what matters.
if (!process.env.BASE_URL) process.env.LOG_LEVEL ||= 'warn'

// The shell between npm and us dies of a SIGTERM without passing it on; its end is ours.
const LOOK_EVERY_MS = 150
if (process.env.npm_lifecycle_event) {
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM')
  }, LOOK_EVERY_MS).unref()
}

const require = createRequire(import.meta.url)
const built = join(root, 'build/server/index.js')
const SOURCES = [
  'app',
  'db/client.server.ts',
  'db/preparing-client.server.ts',
  'db/fixed-part.ts',
  'db/embedded.server.ts',
  'db/migrate-database.server.ts',
  'db/embedded',
  'db/schema',
  'db/seed',
  'db/reference/load-reference.server.ts',
  'public',
  'vite.config.ts',
  'package.json',
]

/** The time of the last change of a file or of anything in a folder, tests left out. @param {string} path @returns {number} */
function newest(path) {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) return 0
  if (!stat.isDirectory()) return /\.test\.tsx?$/.test(path) ? 0 : stat.mtimeMs
  return Math.max(
    0,
    ...readdirSync(path)
      .filter((name) => name !== 'testing')
      .map((name) => newest(join(path, name))),
  )
}

const LINES_OF_FAILURE = 60

const isStale = () => !existsSync(built) || Math.max(...SOURCES.map((path) => newest(join(root, path)))) > statSync(built).mtimeMs

const canBuild = () =>
  ['@remix-run/dev', 'vite', '@tailwindcss/vite', 'tailwindcss'].every((name) => existsSync(join(root, 'node_modules', name)))

function build() {
  console.error('Building the market (about 20 seconds, only after a change) …')
  const cli = join(dirname(require.resolve('@remix-run/dev/package.json')), 'dist/cli.js')
  const result = spawnSync(process.execPath, [cli, 'vite:build'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production' },
  })
  if (result.status === 0) return
  const said = `${result.stdout ?? ''}${(result.stderr ?? '').replace(/\s*watchFiles: \[[\s\S]*?\]/, '')}`
    .split('\n')
    .filter((line) => !/^ {4}at /.test(line))
  console.error(`${said.slice(-LINES_OF_FAILURE).join('\n')}\nThe market could not be built.`)
  process.exit(result.status ?? 1)
}

if (dev) {
  const { createServer } = await import('vite')
  const vite = await createServer({ server: { middlewareMode: true }, appType: 'custom' })
  // Remix's second compiler ends the process at SIGTERM or when nobody types any more, before our own closing is through.
  process.removeAllListeners('SIGTERM')
  process.stdin.removeAllListeners('end')
  const { market } = await vite.ssrLoadModule('./app/server.ts')
  await market({ vite })
} else {
  if (!process.argv.includes('--built') && isStale()) {
    if (canBuild()) build()
    else if (!existsSync(built)) {
      console.error('There is no build and nothing to build it with. Run `npm ci && npm run build` first.')
      process.exit(1)
    }
  }
  if (process.argv.includes('--build')) process.exit(0)
  const { market } = await import(pathToFileURL(built).href)
  await market({})
}
