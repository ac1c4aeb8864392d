import { type SQL, sql } from 'drizzle-orm'
import pg from 'pg'

type Asked = { text?: string; name?: string; values?: unknown[] }

const MOST_STATEMENTS = 500
const ANEW = '/* planned anew */'

/** Begins a statement whose best plan hangs on its parameters: a word that a third of all goods have, or one that none has. */
export const plannedAnew: SQL = sql`/* planned anew */ `

/** Texts asked before, with their names; the first asking leaves it empty. One name for one text in the whole process. */
const names = new Map<string, string | undefined>()
let named = 0

function nameOf(text: string): string | undefined {
  if (text.trimStart().startsWith(ANEW)) return undefined
  const isKnown = names.has(text)
  const name = names.get(text)
  if (name || (!isKnown && names.size >= MOST_STATEMENTS)) return name
  names.set(text, isKnown ? `hs_${++named}` : undefined)
  return names.get(text)
}

const hasParameters = (what: Asked, values: unknown) => (Array.isArray(values) ? values.length > 0 : (what.values?.length ?? 0) > 0)

/**
 * A connection that lets PostgreSQL plan a statement once instead of at each asking: half of what a purchase cost the
 * database was planning (docs/decisions/008). A text asked a second time with parameters gets a name; the process keeps
 * 500 texts, others, such as lists of ever new lengths, go without.
 */
export class PreparingClient extends pg.Client {
  // biome-ignore lint/suspicious/noExplicitAny: the driver's own signature has eight forms, all passed on as they are
  override query(...args: any[]): any {
    const [what, values] = args as [Asked, unknown]
    if (typeof what === 'object' && what?.text !== undefined && what.name === undefined && hasParameters(what, values))
      args[0] = { ...what, name: nameOf(what.text) }
    // biome-ignore lint/suspicious/noExplicitAny: see above
    return (super.query as any)(...args)
  }
}
