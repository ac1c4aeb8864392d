import pino from 'pino'

/** Names of fields that carry personal data or secrets; their values never reach a log line. */
const secretFields = [
  'password',
  'token',
  'secret',
  'code',
  'phone',
  'phoneNumber',
  'email',
  'name',
  'address',
  'detail',
  'cookie',
  'authorization',
  'body',
  'text',
]

/** Messages of the database and its driver quote values of rows, so the code and the stack's places stand in for them. */
const speaksForDatabase = (error: Error) => 'query' in error || 'severity' in error || /^Failed query:/.test(error.message)

const scrub = (message: string) =>
  message.replace(/[\w.+-]+@[\w-]+\.[\w.-]+/g, '[mail]').replace(/(?<!\d)(?:\+?86)?1[3-9]\d{9}(?!\d)/g, '[phone]')

export const log = pino({
  level: process.env.LOG_LEVEL || 'info',
  base: undefined,
  redact: { paths: secretFields.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]), censor: '[hidden]' },
  serializers: {
    err: (error: Error & { code?: string; constraint?: string; cause?: { code?: string; constraint?: string } }) => ({
      type: error.name,
      sqlState: error.code ?? error.cause?.code,
      constraint: error.constraint ?? error.cause?.constraint,
      message: speaksForDatabase(error) ? 'query failed' : scrub(error.message ?? ''),
      stack: error.stack
        ?.split('\n')
        .filter((line) => line.startsWith('    at '))
        .slice(0, 12)
        .join('\n'),
    }),
  },
})
