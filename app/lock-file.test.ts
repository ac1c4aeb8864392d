import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

type Package = { version?: string; integrity?: string; resolved?: string; hasInstallScript?: boolean; link?: boolean }

const root = join(import.meta.dirname, '..')
const read = (file: string) => JSON.parse(readFileSync(join(root, file), 'utf8'))
const { dependencies, devDependencies, allowScripts } = read('package.json') as Record<string, Record<string, unknown>>
const packages = Object.entries((read('package-lock.json') as { packages: Record<string, Package> }).packages).filter(
  ([path]) => path !== '',
)
const nameOf = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
const versionsOf = (name: string) => packages.filter(([path]) => nameOf(path) === name).map(([, { version = '' }]) => version)

/** Whether a version is at least another, by its three numbers; a pre-release is older than its release. */
function isAtLeast(version: string, floor: string): boolean {
  const numbers = (text: string) => text.split(/[.-]/).slice(0, 3).map(Number)
  const [here, there] = [numbers(version), numbers(floor)]
  const at = here.findIndex((number, i) => number !== there[i])
  return at < 0 ? !version.includes('-') : (here[at] ?? 0) > (there[at] ?? 0)
}

test('S38 versions are compared by their numbers', () => {
  expect(isAtLeast('2.17.5', '2.17.3')).toBe(true)
  expect(isAtLeast('2.17.10', '2.17.9')).toBe(true)
  expect(isAtLeast('2.9.0', '2.17.3')).toBe(false)
  expect(isAtLeast('1.4.17-beta.1', '1.4.17')).toBe(false)
})

// Below these stand known holes; the number is the first version without them. Looked through by hand every month.
test.each([
  ['better-auth', '1.4.17'],
  ['drizzle-orm', '0.45.2'],
  ['sharp', '0.35.0'],
  ['qs', '6.14.1'],
  ['undici', '6.23.0'],
  ['sanitize-html', '2.17.0'],
  ['multer', '2.0.2'],
  ['@remix-run/server-runtime', '2.17.3'],
])('S38 %s stands nowhere below %s', (name, floor) => {
  expect(versionsOf(name).filter((version) => !isAtLeast(version, floor))).toEqual([])
})

test('S38 the parts of Remix are of one version, past the hole in its origin check', () => {
  const parts = ['express', 'node', 'react', 'server-runtime', 'dev', 'route-config'].flatMap((part) => versionsOf(`@remix-run/${part}`))
  expect(parts.length).toBeGreaterThan(4)
  expect(new Set(parts).size).toBe(1)
})

test('S38 every package is pinned, whole and of a registry', () => {
  expect(Object.entries({ ...dependencies, ...devDependencies }).filter(([, version]) => !/^\d+\.\d+\.\d+/.test(String(version)))).toEqual(
    [],
  )
  const loose = packages.filter(
    ([, { integrity, resolved, link }]) => link || !/^sha512-/.test(integrity ?? '') || /^(git|file|http:)/.test(resolved ?? ''),
  )
  expect(loose.map(([path]) => path)).toEqual([])
})

test('S38 only packages on the list bring a script that runs when they are installed', () => {
  const known = new Set(Object.keys(allowScripts ?? {}))
  const others = packages.filter(([path, { hasInstallScript }]) => hasInstallScript && !known.has(nameOf(path)))
  expect(others.map(([path]) => path)).toEqual([])
})
