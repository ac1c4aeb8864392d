import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')

/** Who may import whom: each place and the places it may take from, beside itself. */
const mayImport: Record<string, string[]> = {
  kernel: [],
  'db/schema': [],
  db: ['db/schema'],
  i18n: ['kernel'],
  ui: ['i18n', 'kernel'],
  forms: ['i18n', 'kernel'],
  server: [
    'app',
    'forms',
    'i18n',
    'ui',
    'paths',
    'notices',
    'claims',
    'trips',
    'settlement',
    'payments',
    'orders',
    'cart',
    'catalogue',
    'stays',
    'delivery',
    'sellers',
    'identity',
    'platform',
    'kernel',
    'db',
    'db/schema',
    'db/seed',
  ],
  platform: ['kernel', 'db', 'db/schema'],
  // Sending a visitor to sign in needs the address and language of a page.
  identity: ['platform', 'kernel', 'db', 'db/schema', 'paths', 'i18n'],
  sellers: ['identity', 'platform', 'kernel', 'db', 'db/schema'],
  catalogue: ['sellers', 'identity', 'platform', 'kernel', 'db', 'db/schema'],
  // The refund rule is copied onto a booking with its words.
  stays: ['sellers', 'identity', 'platform', 'kernel', 'db', 'db/schema', 'i18n'],
  delivery: ['sellers', 'identity', 'platform', 'kernel', 'db', 'db/schema'],
  cart: ['catalogue', 'stays', 'delivery', 'sellers', 'identity', 'platform', 'kernel', 'db', 'db/schema'],
  // Posts what the rows of payments, refunds and orders say; who moves money calls it.
  ledger: ['identity', 'platform', 'kernel', 'db', 'db/schema'],
  orders: ['cart', 'catalogue', 'stays', 'delivery', 'sellers', 'identity', 'platform', 'kernel', 'db', 'db/schema'],
  payments: [
    'ledger',
    'orders',
    'cart',
    'catalogue',
    'stays',
    'delivery',
    'sellers',
    'identity',
    'platform',
    'kernel',
    'db',
    'db/schema',
    'i18n',
    'paths',
  ],
  // Who is paid when: releases, transfers, payees, batches, disputes and the comparison with the provider.
  settlement: ['ledger', 'payments', 'orders', 'sellers', 'identity', 'platform', 'kernel', 'db', 'db/schema', 'i18n', 'paths'],
  fulfilment: ['orders', 'cart', 'catalogue', 'stays', 'delivery', 'sellers', 'identity', 'platform', 'kernel', 'db', 'db/schema'],
  // A refund moves money, and a change of dates is bought: the life of a booking stands above payments.
  trips: [
    'payments',
    'orders',
    'cart',
    'catalogue',
    'stays',
    'sellers',
    'identity',
    'platform',
    'kernel',
    'db',
    'db/schema',
    'i18n',
    'paths',
  ],
  // What buyers ask back of goods that came; an answer moves money, and a lot that spoils is taken off the stall.
  claims: [
    'settlement',
    'payments',
    'orders',
    'cart',
    'catalogue',
    'delivery',
    'sellers',
    'identity',
    'platform',
    'kernel',
    'db',
    'db/schema',
    'i18n',
    'paths',
  ],
  notices: [
    'claims',
    'trips',
    'fulfilment',
    'payments',
    'orders',
    'cart',
    'catalogue',
    'stays',
    'delivery',
    'sellers',
    'identity',
    'platform',
    'kernel',
    'db',
    'db/schema',
    'i18n',
    'ui',
    'paths',
  ],
  'stripe-sandbox': [],
}
/** What speaks to people: pages' parts of a domain take these, and its form schemas take `forms`. */
const screens = ['ui', 'i18n', 'forms', 'paths']
const isFormSchema = (file: string) => /-forms?\.server\.ts$/.test(file)
/** Files at the top of app and the seed put the house together and may take from every room. */
const composers = ['app', 'routes', 'server', 'db/seed', 'db/testing', 'e2e']

function placeOf(file: string): string {
  const [top = '', second = '', third] = file.split('/')
  if (top === 'e2e') return 'e2e'
  if (top === 'db') return ['schema', 'seed', 'testing'].includes(second) ? `db/${second}` : 'db'
  if (top === 'app' && second === 'paths.ts') return 'paths'
  return third === undefined ? 'app' : second
}

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|tsx)$/.test(name))
    .map((name) => `${folder}/${name}`)
}

type Import = { file: string; from: string; target: string; typeOnly: boolean }

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8')
  const found: Import[] = []
  for (const match of text.matchAll(
    /^\s*(?:import|export)\s+(type\s)?[^'"]*?from\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|^import\s+['"]([^'"]+)['"]/gm,
  )) {
    const specifier = match[2] ?? match[3] ?? match[4] ?? ''
    const path = specifier.startsWith('#')
      ? specifier.slice(1)
      : specifier.startsWith('.')
        ? relative(root, join(root, file, '..', specifier))
        : undefined
    found.push({ file, from: placeOf(file), target: path ?? specifier, typeOnly: Boolean(match[1]) })
  }
  return found
}

const files = [...sources('app'), ...sources('db'), ...sources('e2e')]
const imports = files.flatMap(importsOf)
const isTest = (file: string) => /\.test\.tsx?$|\/testing\//.test(file) || file.startsWith('e2e/')
const isOurs = (target: string) => /^(app|db|e2e)\//.test(target)

describe('who may import whom', () => {
  test('imports point down only', () => {
    const wrong = imports
      .filter(({ file, from, target }) => {
        if (!isOurs(target) || isTest(file) || composers.includes(from)) return false
        const to = placeOf(`${target}${/\.\w+$/.test(target) ? '' : '.ts'}`)
        if (to === from) return false
        const allowed = mayImport[from]
        if (!allowed) return true
        const screen = file.endsWith('.tsx') && screens.includes(to)
        return !allowed.includes(to) && !screen && !(isFormSchema(file) && to === 'forms') && !(from === 'ui' && to === 'paths')
      })
      .map(({ file, target }) => `${file} → ${target}`)
    expect(wrong).toEqual([])
  })

  test('only *.server files take values from the database or Drizzle', () => {
    const wrong = imports
      .filter(({ file, from, target, typeOnly }) => {
        if (typeOnly || isTest(file) || from.startsWith('db') || from === 'e2e' || from === 'stripe-sandbox') return false
        if (!(target.startsWith('db/') || /^drizzle-orm/.test(target))) return false
        return !file.includes('.server.') && !/^app\/(server|payments\/books\/check-books)\.ts$/.test(file)
      })
      .map(({ file, target }) => `${file} → ${target}`)
    expect(wrong).toEqual([])
  })

  test('payment case 50: Stripe is known to one folder of payments and to the sandbox only, and its client is made in one file', () => {
    const adapter = 'app/payments/provider/stripe/'
    /** Whoever says that the provider is Stripe, and whoever tells the sandbox which events Stripe is asked for. */
    const choosers = ['app/payments/provider/provider.server.ts', 'app/server/sandbox/sandbox-process.server.ts']
    const wrong = imports
      .filter(({ file, from, target }) => {
        if (isTest(file) || from === 'stripe-sandbox' || from === 'db/seed' || file.startsWith(adapter)) return false
        return /^stripe($|\/)/.test(target) || (target.startsWith(adapter) && !choosers.includes(file))
      })
      .map(({ file, target }) => `${file} → ${target}`)
    expect(wrong).toEqual([])
    const makers = files.filter(
      (file) =>
        file.startsWith('app/') &&
        !isTest(file) &&
        /new Stripe\(/.test(readFileSync(join(root, file), 'utf8')) &&
        !file.startsWith('app/stripe-sandbox/testing'),
    )
    expect(makers).toEqual(['app/payments/provider/stripe/stripe-client.server.ts'])
  })

  test('the sandbox is imported by the server and tests only', () => {
    const wrong = imports
      .filter(
        ({ file, from, target }) =>
          target.startsWith('app/stripe-sandbox') &&
          from !== 'stripe-sandbox' &&
          !isTest(file) &&
          !['app/server.ts'].includes(file) &&
          !file.startsWith('db/seed'),
      )
      .map(({ file }) => file)
    expect(wrong).toEqual([])
  })

  test('S27 no raw SQL text is built outside migrations', () => {
    const wrong = files.filter((file) => /\bsql\.raw\(/.test(readFileSync(join(root, file), 'utf8')) && !isTest(file))
    expect(wrong).toEqual([])
  })

  test('forms are read in one place, which refuses what no form of ours sends', () => {
    const wrong = files.filter((file) => /\.formData\(\)/.test(readFileSync(join(root, file), 'utf8')) && !isTest(file))
    expect(wrong).toEqual(['app/forms/read-form.server.ts'])
  })

  test('every folder of app has a row in the table', () => {
    const folders = readdirSync(join(root, 'app'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
    expect(folders.filter((name) => !(name in mayImport) && !composers.includes(name))).toEqual([])
  })
})
