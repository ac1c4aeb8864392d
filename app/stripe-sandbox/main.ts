import { startSandbox } from './start-sandbox'

const { PORT = '0', HOST = '127.0.0.1', PUBLIC_BASE, STATE_URL, TEST_MODE } = process.env
const { WEBHOOK_URL, WEBHOOK_SECRET, WEBHOOK_EVENTS, CONNECT_WEBHOOK_URL, CONNECT_WEBHOOK_SECRET } = process.env

try {
  const sandbox = await startSandbox({
    port: Number(PORT),
    host: HOST,
    testMode: TEST_MODE === '1' || TEST_MODE === 'true',
    onStorageLost: (error) => {
      process.stderr.write(`${JSON.stringify({ level: 'fatal', message: `storage lost: ${error.message}` })}\n`)
      process.exit(1)
    },
    ...(PUBLIC_BASE && { publicBase: PUBLIC_BASE }),
    ...(STATE_URL && { stateUrl: STATE_URL }),
    ...(WEBHOOK_URL &&
      WEBHOOK_SECRET && {
        webhook: { url: WEBHOOK_URL, secret: WEBHOOK_SECRET, ...(WEBHOOK_EVENTS && { events: WEBHOOK_EVENTS.split(',') }) },
      }),
    ...(CONNECT_WEBHOOK_URL && CONNECT_WEBHOOK_SECRET && { connectWebhook: { url: CONNECT_WEBHOOK_URL, secret: CONNECT_WEBHOOK_SECRET } }),
  })
  const finish = () => void sandbox.close().then(() => process.exit(0))
  process.once('SIGTERM', finish)
  process.once('SIGINT', finish)
  process.stdout.write(`${JSON.stringify({ listening: sandbox.port })}\n`)
} catch (error) {
  process.stderr.write(`${JSON.stringify({ level: 'fatal', message: error instanceof Error ? error.message : String(error) })}\n`)
  process.exit(1)
}
