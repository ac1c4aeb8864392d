import { randomBytes } from 'node:crypto'
import { resolve } from 'node:path'
import { z } from 'zod'

const flag = z.enum(['0', '1', 'true', 'false', '']).transform((text) => text === '1' || text === 'true')
const optionalText = z
  .string()
  .trim()
  .transform((text) => text || undefined)
  .optional()

const databaseAddress = optionalText.pipe(
  z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional(),
)
const secret = optionalText.pipe(z.string().min(32, 'must have at least 32 characters').optional())

const schema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('production'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  DATA_DIR: z.string().min(1).default('.data'),
  DATABASE_URL: databaseAddress,
  MIGRATE_DATABASE_URL: databaseAddress,
  STRIPE_SECRET_KEY: optionalText.pipe(
    z
      .string()
      .regex(/^(sk|rk)_(test|live)_\w+$/, 'must look like sk_test_… or sk_live_…')
      .optional(),
  ),
  STRIPE_WEBHOOK_SECRET: optionalText,
  STRIPE_CONNECT_WEBHOOK_SECRET: optionalText,
  STRIPE_API_BASE: optionalText.pipe(z.url({ protocol: /^https?$/ }).optional()),
  ALLOW_SANDBOX_PAYMENTS: flag.default(false),
  ALLOW_DEMO_DEFAULTS: flag.default(false),
  SESSION_SECRET: secret,
  DATA_KEY: secret,
  SMTP_URL: optionalText.pipe(z.url({ protocol: /^smtps?$/ }).optional()),
  SMS_URL: optionalText.pipe(z.url({ protocol: /^https?$/ }).optional()),
  METRICS_TOKEN: optionalText,
  TRUSTED_PROXY_HOPS: z.coerce.number().int().min(0).max(5).default(0),
  RATE_LIMITS: z.enum(['on', 'off']).default('on'),
  SEED_DEMO: flag.optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
})

export type Environment = Readonly<
  Omit<z.infer<typeof schema>, 'BASE_URL' | 'DATA_DIR'> & {
    /** Set only when the operator gave one; else the address the server listens on. */
    BASE_URL: string | undefined
    DATA_DIR: string
    /** No key of a real provider: payments are simulated. */
    sandboxPayments: boolean
    /** Neither mail nor SMS leaves the machine. */
    simulatedMessages: boolean
  }
>

const isLoopback = (url: string) => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(url).hostname)

/** What is wrong with these settings for a market that strangers can reach; empty when it may start. */
function problemsOfPublicUse(env: z.infer<typeof schema>): string[] {
  const problems: string[] = []
  if (env.STRIPE_SECRET_KEY?.includes('_live_') && env.STRIPE_API_BASE)
    problems.push('STRIPE_API_BASE: a live key is never sent to another host; unset one of the two')
  if (env.MIGRATE_DATABASE_URL && !env.DATABASE_URL)
    problems.push('MIGRATE_DATABASE_URL: is the owner’s address beside DATABASE_URL, which is the store’s; set both or the second alone')
  if (!env.BASE_URL || isLoopback(env.BASE_URL)) return problems
  if (!env.STRIPE_SECRET_KEY && !env.ALLOW_SANDBOX_PAYMENTS)
    problems.push('STRIPE_SECRET_KEY: a public market needs a payment provider; set it, or ALLOW_SANDBOX_PAYMENTS=1 to show test payments')
  if (env.RATE_LIMITS === 'off') problems.push('RATE_LIMITS: off is for measuring on this machine; a public market needs its limits')
  if (env.STRIPE_SECRET_KEY && !env.STRIPE_WEBHOOK_SECRET)
    problems.push('STRIPE_WEBHOOK_SECRET: without it no payment notice can be trusted')
  if (env.NODE_ENV === 'production' && !env.ALLOW_DEMO_DEFAULTS) {
    if (!env.SESSION_SECRET) problems.push('SESSION_SECRET: a public market needs its own, at least 32 characters')
    if (!env.DATA_KEY) problems.push('DATA_KEY: a public market needs its own, at least 32 characters, kept as long as the database')
    if (!env.DATABASE_URL) problems.push('DATABASE_URL: a public market needs a database of its own (or ALLOW_DEMO_DEFAULTS=1)')
    if (!env.SMTP_URL && !env.SMS_URL) problems.push('SMTP_URL or SMS_URL: sign-in codes must reach people (or ALLOW_DEMO_DEFAULTS=1)')
  }
  return problems
}

/**
 * Reads and checks the environment.
 * @throws Error that lists every problem, one a line
 */
export function readEnvironment(source: Record<string, string | undefined>): Environment {
  const parsed = schema.safeParse(Object.fromEntries(Object.entries(source).filter(([, text]) => text?.trim() !== '')))
  const problems = parsed.success
    ? problemsOfPublicUse(parsed.data)
    : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  if (!parsed.success || problems.length > 0)
    throw new Error(`These settings need attention:\n${problems.map((line) => `  - ${line}`).join('\n')}`)
  const env = parsed.data
  return Object.freeze({
    ...env,
    BASE_URL: env.BASE_URL?.replace(/\/+$/, ''),
    DATA_DIR: resolve(env.DATA_DIR),
    sandboxPayments: !env.STRIPE_SECRET_KEY,
    simulatedMessages: !env.SMTP_URL && !env.SMS_URL,
  })
}

/** A secret for this installation when the operator gave none. */
export const makeSecret = () => randomBytes(32).toString('hex')
