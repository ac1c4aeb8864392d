import { Refusal } from '#app/kernel/refusal'

/** Why a calendar was not read, as a key of the words for refusals and what that sentence needs. */
export type FeedTrouble = { key: string; details: Record<string, unknown> }

export const keepTrouble = ({ key, details }: FeedTrouble): string => JSON.stringify({ ...details, key })

/** A kept trouble as a refusal, which `sayRefusal` says in the reader's language; null when there is none. */
export function troubleOf(lastError: string): Refusal | null {
  if (!lastError) return null
  const { key, ...details } = JSON.parse(lastError) as { key: string }
  return new Refusal('unavailable', key, details)
}
