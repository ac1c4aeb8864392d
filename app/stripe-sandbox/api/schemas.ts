import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Ajv, type ValidateFunction } from 'ajv'

export const SCHEMA_FILE = 'stripe-23.1.0.schemas.json'

type SchemaFile = {
  operations: Record<string, { method: string; path: string }>
  objects: Record<string, object>
}

const FORM_OPTIONS = { strict: false, validateSchema: false, coerceTypes: true, logger: false } as const
const JSON_OPTIONS = { strict: false, validateSchema: false, logger: false } as const

let file: SchemaFile | undefined
const loadFile = (): SchemaFile => {
  file ??= JSON.parse(readFileSync(schemaPath(), 'utf8')) as SchemaFile
  return file
}

/** Beside the source; a bundle stands elsewhere and finds it from the project's root. */
function schemaPath(): string {
  const beside = fileURLToPath(new URL(`../schemas/${SCHEMA_FILE}`, import.meta.url))
  return existsSync(beside) ? beside : resolve('app/stripe-sandbox/schemas', SCHEMA_FILE)
}

/** Compiles each schema when it is first needed and keeps it: all of them would take five seconds. */
function lazyCompiler(options: ConstructorParameters<typeof Ajv>[0]): (pointer: string) => ValidateFunction {
  let ajv: Ajv | undefined
  const compiled = new Map<string, ValidateFunction>()
  return (pointer) => {
    const known = compiled.get(pointer)
    if (known) return known
    if (!ajv) {
      ajv = new Ajv(options)
      ajv.addSchema(loadFile(), 'stripe')
    }
    const validate = ajv.compile({ $ref: `stripe#/${pointer}` })
    compiled.set(pointer, validate)
    return validate
  }
}

/** Operations that the file leaves out and that take nothing but `expand`. */
const PLAIN = new Set(['transfers.retrieveReversal', 'v2.core.events.retrieve'])

const compileForm = lazyCompiler(FORM_OPTIONS)
const compileJson = lazyCompiler(JSON_OPTIONS)

export function requestValidator(operation: string, isForm: boolean): ValidateFunction {
  const declared = PLAIN.has(operation) ? 'balance.retrieve' : operation
  return (isForm ? compileForm : compileJson)(`operations/${declared}/params`)
}
export const objectValidator = (object: string): ValidateFunction | undefined =>
  object in loadFile().objects ? compileJson(`objects/${object}`) : undefined
