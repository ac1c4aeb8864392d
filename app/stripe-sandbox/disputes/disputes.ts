import type Stripe from 'stripe'
import { invalidRequest, missingObject } from '#app/stripe-sandbox/api/api-error'
import { mergedMetadata, refuseUnsupported } from '#app/stripe-sandbox/api/metadata'
import { createdMatches, type ListAnswer, pageOf } from '#app/stripe-sandbox/api/pagination'
import { emit } from '#app/stripe-sandbox/events/emit-event'
import { plan, unplan } from '#app/stripe-sandbox/state/due-tasks'
import type { DisputeRecord } from '#app/stripe-sandbox/state/records'
import type { Sandbox } from '#app/stripe-sandbox/state/sandbox'
import { type DisputeOutcome, decideDispute, end, isInquiry } from './decide-dispute'
import { changeDispute } from './open-dispute'

/** How long the bank thinks about words that decide; short, so that a demo sees the end of it. */
const VERDICT_MS = 120_000
/** Stripe's own test words (docs.stripe.com/testing), in any text of the evidence. */
const VERDICTS: Array<[string, DisputeOutcome]> = [
  ['winning_evidence', 'won'],
  ['losing_evidence', 'lost'],
  ['escalate_inquiry_evidence', 'escalate'],
]

export function requireDispute(sandbox: Sandbox, id: string): DisputeRecord {
  const dispute = sandbox.tables.disputes.get(id)
  if (!dispute) throw missingObject('dispute', id)
  return dispute
}

export function listDisputes(sandbox: Sandbox, params: Stripe.DisputeListParams): ListAnswer<Stripe.Dispute> {
  return pageOf(
    sandbox.tables.disputes,
    '/v1/disputes',
    params,
    ({ object }) =>
      createdMatches(object.created, params.created) &&
      (!params.charge || object.charge === params.charge) &&
      (!params.payment_intent || object.payment_intent === params.payment_intent),
    (record) => record.object,
  )
}

/** Evidence is handed in at once unless `submit` says no; it can be handed in once. */
export function updateDispute(sandbox: Sandbox, id: string, params: Stripe.DisputeUpdateParams): Stripe.Dispute {
  refuseUnsupported(params, ['evidence', 'metadata', 'submit'])
  refuseUnsupported(params.evidence ?? {}, Object.keys(requireDispute(sandbox, id).object.evidence))
  const dispute = requireDispute(sandbox, id)
  const { object } = dispute
  if (params.evidence && !object.status.endsWith('needs_response')) {
    throw invalidRequest(`The dispute ${id} takes no evidence any more: its status is ${object.status}.`, { param: 'evidence' })
  }
  const evidence = { ...object.evidence, ...givenTexts(params.evidence) }
  const isHandedIn = (params.submit ?? true) && object.status.endsWith('needs_response') && hasText(evidence, object.evidence, params)
  const changed = changeDispute(sandbox, dispute, {
    evidence,
    metadata: mergedMetadata(object.metadata, params.metadata),
    ...(isHandedIn && { status: isInquiry(dispute) ? 'warning_under_review' : 'under_review' }),
    evidence_details: {
      ...object.evidence_details,
      has_evidence: object.evidence_details.has_evidence || params.evidence !== undefined,
      submission_count: object.evidence_details.submission_count + (isHandedIn ? 1 : 0),
      ...(isHandedIn && { submission_method: 'manual' as const }),
    },
  })
  emit(sandbox, 'charge.dispute.updated', changed, { status: object.status })
  if (isHandedIn) {
    unplan(sandbox, 'dispute-due', id)
    if (verdictOf(changed)) plan(sandbox, 'dispute-verdict', id, sandbox.clock.nowMs() + VERDICT_MS)
  }
  return changed
}

/** What the words in the evidence decide, when the bank has read them. */
export function readEvidence(sandbox: Sandbox, id: string): void {
  const dispute = sandbox.tables.disputes.get(id)
  const verdict = dispute && verdictOf(dispute.object)
  if (verdict) decideDispute(sandbox, id, verdict)
}

/** Giving in: a chargeback is lost by it. */
export function closeDispute(sandbox: Sandbox, id: string): Stripe.Dispute {
  const dispute = requireDispute(sandbox, id)
  if (!dispute.object.status.endsWith('needs_response')) {
    throw invalidRequest(`The dispute ${id} cannot be closed: its status is ${dispute.object.status}.`)
  }
  return end(sandbox, dispute, { status: isInquiry(dispute) ? 'warning_closed' : 'lost' })
}

const textsOf = (evidence: object): string[] => Object.values(evidence).filter((value) => typeof value === 'string' && value !== '')

const hasText = (evidence: Stripe.Dispute.Evidence, before: Stripe.Dispute.Evidence, params: Stripe.DisputeUpdateParams): boolean =>
  params.evidence !== undefined ? textsOf(evidence).length > 0 : params.submit === true && textsOf(before).length > 0

const verdictOf = ({ evidence }: Stripe.Dispute): DisputeOutcome | undefined =>
  VERDICTS.find(([word]) => textsOf(evidence).some((text) => text.includes(word)))?.[1]

/** An empty text takes a piece of evidence back. */
function givenTexts(given: Stripe.DisputeUpdateParams['evidence']): Partial<Stripe.Dispute.Evidence> {
  return Object.fromEntries(Object.entries(given ?? {}).map(([name, value]) => [name, value === '' ? null : value]))
}
