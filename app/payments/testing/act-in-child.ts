import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export type ChildAct = { databaseUrl: string; apiBase: string; webhookSecret: string; act: string; input?: unknown; failpoints?: string }
export type ChildEnd = { code: number | null; signal: NodeJS.Signals | null; output: string; errors: string }

const script = fileURLToPath(new URL('./act-once.ts', import.meta.url))

/** Runs one act in a process of its own and tells how it ended; an armed failpoint may kill it on the way. */
export function actInChild({ databaseUrl, apiBase, webhookSecret, act, input, failpoints = '' }: ChildAct): Promise<ChildEnd> {
  const child = spawn(process.execPath, ['--import', 'tsx', script], {
    env: {
      ...process.env,
      NODE_ENV: 'test',
      LOG_LEVEL: 'silent',
      ACT: act,
      INPUT: JSON.stringify(input ?? null),
      DATABASE_URL: databaseUrl,
      STRIPE_API_BASE: apiBase,
      WEBHOOK_SECRET: webhookSecret,
      FAILPOINTS: failpoints,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  let errors = ''
  child.stdout.on('data', (chunk) => {
    output += chunk
  })
  child.stderr.on('data', (chunk) => {
    errors += chunk
  })
  return new Promise((ended) => child.on('close', (code, signal) => ended({ code, signal, output, errors })))
}
