import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

export type Instance = {
  url: string
  child: ChildProcess
  output(): string
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>
  stop(): Promise<void>
}

/** Starts an instance of the small market as a process of its own. */
export async function startInstance(databaseUrl: string, env: Record<string, string> = {}): Promise<Instance> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'app/server/testing/small-market.ts'], {
    env: { ...process.env, NODE_ENV: 'production', DATABASE_URL: databaseUrl, LOG_LEVEL: 'silent', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stderr?.on('data', (chunk) => {
    said += chunk
  })
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) =>
    child.once('exit', (code, signal) => resolve({ code, signal })),
  )
  const port = await new Promise<number>((resolve, reject) => {
    if (child.stdout)
      createInterface({ input: child.stdout }).on('line', (line) => {
        said += `${line}\n`
        const found = /"listening":(\d+)/.exec(line)
        if (found) resolve(Number(found[1]))
      })
    void ended.then(({ code }) => reject(new Error(`the instance ended with ${code}: ${said}`)))
  })
  return {
    url: `http://127.0.0.1:${port}`,
    child,
    output: () => said,
    ended,
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}
