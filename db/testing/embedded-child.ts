import { startEmbedded } from '#db/embedded.server'

// Run as a process of its own by the tests of the embedded database. Speaks JSON lines on stdout.
const [, , optionsText = '{}', manner = 'plain'] = process.argv
const said: string[] = []
const tell = (message: object) => process.stdout.write(`${JSON.stringify(message)}\n`)

if (manner === 'handled') process.on('SIGTERM', () => process.exit(7))

try {
  const began = Date.now()
  const server = await startEmbedded({ ...JSON.parse(optionsText), log: (line) => void said.push(line) })
  const { url, adminUrl, startedByUs, dataDir } = server
  tell({ ready: true, url, adminUrl, startedByUs, dataDir, said, milliseconds: Date.now() - began })
  process.stdin.on('data', async (order) => {
    if (String(order).trim() === 'exit') process.exit(3)
    await server.stop()
    process.exit(0)
  })
} catch (error) {
  tell({ ready: false, message: (error as Error).message, said })
  process.exit(1)
}
