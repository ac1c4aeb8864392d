import { objectValidator } from './schemas'

type Answer = { object?: unknown; data?: unknown }

/** Sent, but described nowhere in the file. */
const UNDECLARED = new Set(['v2.core.event', 'application'])

/** What is wrong with an answer by Stripe's declarations; empty when nothing is. Lists and events are looked into. */
export function answerProblems(answer: Answer): string[] {
  const kind = String(answer.object)
  if (UNDECLARED.has(kind)) return []
  if (kind === 'list' || isV2List(answer)) return (answer.data as Answer[]).flatMap(answerProblems)
  if (kind === 'event') return answerProblems((answer.data as { object: Answer }).object)
  const validate = objectValidator(kind)
  if (!validate) return [`no schema for ${kind}`]
  if (validate(answer)) return []
  return (validate.errors ?? []).map((error) => `${kind}${error.instancePath} ${error.message ?? ''}`)
}

/** Lists of v2 have no `object`. */
const isV2List = (answer: Answer): boolean => answer.object === undefined && Array.isArray(answer.data)
