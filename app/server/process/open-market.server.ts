import { join, resolve } from 'node:path'
import type { ViteDevServer } from 'vite'
import { configureCartCookie } from '#app/cart/owner/cart-cookie.server'
import { configureUploads } from '#app/catalogue/photos/uploads.server'
import { configureIdentity } from '#app/identity/identity-settings.server'
import { configureLinks } from '#app/notices/tell.server'
import { configureMessages } from '#app/notices/transports.server'
import { configurePayments } from '#app/payments/provider/payment-settings.server'
import { configureDataKey } from '#app/platform/data-key.server'
import { closeDatabase, openDatabase } from '#app/platform/database.server'
import { type Environment, readEnvironment } from '#app/platform/env.server'
import { log } from '#app/platform/log.server'
import { buildHttp } from '#app/server/http.server'
import { listen } from '#app/server/listen.server'
import { remixBuild } from '#app/server/remix-build.server'
import { startSandboxProcess } from '#app/server/sandbox/sandbox-process.server'
import { configureFeeds } from '#app/stays/calendar-feeds/importing/import-feed.server'
import { startEmbedded } from '#db/embedded.server'
import { migrateDatabase } from '#db/migrate-database.server'
import { loadReference } from '#db/reference/load-reference.server'
import { installationSecrets } from './installation-secrets.server'
import { seedDemoOnce } from './seed-demo.server'
import { Closing, Interrupted } from './shut-down.server'
import { startWorker } from './worker.server'

const say = (line: string) => process.stdout.write(`${line}\n`)

function environmentOrExit(): Environment {
  try {
    return readEnvironment(process.env)
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`)
    process.exit(1)
  }
}

const hostInAddress = (host: string) =>
  ['0.0.0.0', '127.0.0.1', '::', '::1'].includes(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host

async function open(env: Environment, closing: Closing, vite: ViteDevServer | undefined): Promise<void> {
  const readiness = { ready: false }
  const door = await listen(env.PORT, env.HOST)
  closing.add('door', () => door.drain())
  const secrets = installationSecrets(env.DATA_DIR)
  const address = env.BASE_URL ?? `http://${hostInAddress(env.HOST)}:${door.port}`

  const embedded = env.DATABASE_URL ? null : await startEmbedded({ dataDir: join(env.DATA_DIR, 'postgres'), database: 'hushang', log: say })
  if (embedded) closing.add('postgres', () => embedded.stop())
  const ownerUrl = env.MIGRATE_DATABASE_URL ?? env.DATABASE_URL ?? embedded?.url ?? ''
  const hasSandbox = env.sandboxPayments && !env.STRIPE_API_BASE
  const access = await migrateDatabase(ownerUrl, {
    folder: resolve('db/migrations'),
    storeUrl: env.MIGRATE_DATABASE_URL && env.DATABASE_URL,
    sandbox: hasSandbox,
  })
  if (access.asOwner) log.warn(`The store owns its tables: ${access.asOwner}. See "Go live" in README.md.`)
  await loadReference(ownerUrl, resolve('db/reference'))
  openDatabase(access.storeUrl)
  closing.add('database', closeDatabase)
  configureUploads(join(env.DATA_DIR, 'uploads'))
  configureCartCookie(env.SESSION_SECRET ?? secrets.session, { secure: address.startsWith('https:') })
  configureDataKey(env.DATA_KEY ?? secrets.data)
  configureIdentity({ baseUrl: address, secret: env.SESSION_SECRET ?? secrets.session })
  configureMessages(env)
  configureLinks(address)
  configureFeeds(address)

  const sandbox = hasSandbox
    ? await startSandboxProcess({
        publicBase: address,
        databaseUrl: access.sandboxUrl,
        webhookUrl: `http://127.0.0.1:${door.port}/webhooks/stripe`,
        webhookSecret: secrets.webhook,
        connectWebhookUrl: `http://127.0.0.1:${door.port}/webhooks/stripe-connect`,
        connectWebhookSecret: secrets.connectWebhook,
        dataDir: env.DATA_DIR,
        dev: Boolean(vite),
      })
    : null
  if (sandbox) closing.add('sandbox', () => sandbox.stop())
  configurePayments({
    secretKey: env.STRIPE_SECRET_KEY ?? secrets.sandboxKey,
    apiBase: sandbox?.url ?? env.STRIPE_API_BASE,
    webhookSecrets: [env.STRIPE_WEBHOOK_SECRET ?? secrets.webhook],
    connectWebhookSecrets: [env.STRIPE_CONNECT_WEBHOOK_SECRET ?? secrets.connectWebhook],
    baseUrl: address,
  })
  const demo = await seedDemoOnce({ databaseUrl: access.storeUrl, isOwnDatabase: embedded !== null, wish: env.SEED_DEMO, say })
  const worker = await startWorker()
  closing.add('jobs', () => worker.stop())

  const http = await buildHttp({
    env,
    door,
    address,
    readiness,
    sandboxUrl: sandbox?.url ?? null,
    databaseUrl: access.storeUrl,
    vite,
    build: await remixBuild(vite),
  })
  closing.add('pages', () => http.close())
  door.answerWith(http.handle)
  closing.add('requests', () => http.drain())
  readiness.ready = true

  say(`\n湖上集 is open: ${address}  (English: ${address}/en)`)
  if (env.sandboxPayments) say('Payments are simulated: no money moves. Test card 4242 4242 4242 4242.')
  if (env.simulatedMessages) say(`Mail and SMS are simulated; they lie in ${address}/dev/mailbox`)
  for (const line of demo) say(line)
}

/** Opens the market: database, schema, demo, payments, jobs, HTTP. Ends the process with a clear message when it can not. */
export async function openMarket({ vite }: { vite?: ViteDevServer }): Promise<void> {
  const env = environmentOrExit()
  const closing = new Closing()
  closing.onSignals()
  if (vite) closing.add('vite', () => vite.close())
  try {
    await closing.while(() => open(env, closing, vite))
  } catch (error) {
    const isAsked = error instanceof Interrupted
    if (!isAsked) process.stderr.write(`The market could not open: ${(error as Error).message}\n`)
    log.debug({ err: error }, 'opening ended')
    await closing.all()
    process.exit(isAsked ? 0 : 1)
  }
}
