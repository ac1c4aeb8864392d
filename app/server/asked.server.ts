import type { IncomingMessage } from 'node:http'
import type { AnswerKind } from '#app/server/metrics.server'

/** What is known of a request before anybody answers it. */
export type Asked = {
  requestId: string
  nonce: string
  /** Without query, language prefix and `.data`. */
  path: string
  clientAddress: string
  network: string
  /** A proxy spoke for somebody else. */
  forwarded: boolean
  kind: AnswerKind
  /** Under which name the page made for this request may be kept. */
  pageKey: string | null
}

const known = new WeakMap<IncomingMessage, Asked>()

export const note = (req: IncomingMessage, asked: Asked) => void known.set(req, asked)

export function askedBy(req: IncomingMessage): Asked {
  const asked = known.get(req)
  if (!asked) throw new Error('A request was answered that nobody looked at.')
  return asked
}
