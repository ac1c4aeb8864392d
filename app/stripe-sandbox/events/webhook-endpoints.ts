import { randomBytes } from 'node:crypto'
import type Stripe from 'stripe'
import { invalidRequest, missingObject } from '#app/stripe-sandbox/api/api-error'
import { mergedMetadata, refuseUnsupported } from '#app/stripe-sandbox/api/metadata'
import { type ListAnswer, type PageParams, pageOf } from '#app/stripe-sandbox/api/pagination'
import { newId } from '#app/stripe-sandbox/state/object-ids'
import type { EndpointRecord } from '#app/stripe-sandbox/state/records'
import type { Sandbox } from '#app/stripe-sandbox/state/sandbox'
import { API_VERSION } from './api-version'

/** Marks the endpoint that the process's own environment asked for, so that a changed address replaces it. */
const FROM_ENVIRONMENT = 'sandbox_environment'

export const newWebhookSecret = (): string => `whsec_${randomBytes(24).toString('hex')}`

/** The only answer that ever shows the secret. */
export function createEndpoint(sandbox: Sandbox, params: Stripe.WebhookEndpointCreateParams): Stripe.WebhookEndpoint {
  refuseUnsupported(params, ['url', 'enabled_events', 'description', 'metadata', 'api_version', 'connect'])
  const record = addEndpoint(sandbox, {
    url: checkedUrl(params.url),
    events: params.enabled_events,
    secret: newWebhookSecret(),
    description: params.description || null,
    metadata: mergedMetadata({}, params.metadata),
    apiVersion: params.api_version ?? null,
    isConnect: params.connect ?? false,
  })
  return { ...record.object, secret: record.secret }
}

export function updateEndpoint(sandbox: Sandbox, id: string, params: Stripe.WebhookEndpointUpdateParams): Stripe.WebhookEndpoint {
  refuseUnsupported(params, ['url', 'enabled_events', 'description', 'metadata', 'disabled'])
  const endpoint = requireEndpoint(sandbox, id)
  const object: Stripe.WebhookEndpoint = {
    ...endpoint.object,
    ...(params.url !== undefined && { url: checkedUrl(params.url) }),
    ...(params.enabled_events && { enabled_events: params.enabled_events }),
    ...(params.description !== undefined && { description: params.description || null }),
    ...(params.disabled !== undefined && { status: params.disabled ? 'disabled' : 'enabled' }),
    metadata: mergedMetadata(endpoint.object.metadata, params.metadata),
  }
  return sandbox.tables.endpoints.replace({ ...endpoint, object }).object
}

export function listEndpoints(sandbox: Sandbox, params: PageParams): ListAnswer<Stripe.WebhookEndpoint> {
  return pageOf(
    sandbox.tables.endpoints,
    '/v1/webhook_endpoints',
    params,
    () => true,
    (record) => record.object,
  )
}

function requireEndpoint(sandbox: Sandbox, id: string): EndpointRecord {
  const endpoint = sandbox.tables.endpoints.get(id)
  if (!endpoint) throw missingObject('webhook endpoint', id)
  return endpoint
}

/** From now on the new secret signs, and the old one too. */
export function rotateSecret(sandbox: Sandbox, id: string): EndpointRecord {
  const endpoint = requireEndpoint(sandbox, id)
  return sandbox.tables.endpoints.replace({ ...endpoint, secret: newWebhookSecret(), previousSecret: endpoint.secret })
}

/** One endpoint with a secret that both sides were given at start; a second start finds it again. */
export function ensureEndpoint(
  sandbox: Sandbox,
  url: string,
  secret: string,
  events: Stripe.WebhookEndpointCreateParams.EnabledEvent[],
  isConnect: boolean,
): void {
  for (const endpoint of sandbox.tables.endpoints.oldestFirst()) {
    if (endpoint.isConnect !== isConnect) continue
    if (endpoint.object.metadata[FROM_ENVIRONMENT] !== '1' && endpoint.object.url !== url) continue
    sandbox.tables.endpoints.replace({
      ...endpoint,
      secret,
      object: { ...endpoint.object, url, enabled_events: events, status: 'enabled' },
    })
    return
  }
  const metadata = { [FROM_ENVIRONMENT]: '1' }
  addEndpoint(sandbox, { url, events, secret, description: null, metadata, apiVersion: null, isConnect })
}

type EndpointStart = {
  url: string
  events: string[]
  secret: string
  description: string | null
  metadata: Record<string, string>
  apiVersion: string | null
  isConnect: boolean
}

function addEndpoint(sandbox: Sandbox, start: EndpointStart): EndpointRecord {
  const id = newId('we')
  const object = {
    id,
    object: 'webhook_endpoint',
    api_version: start.apiVersion ?? API_VERSION,
    application: null,
    created: sandbox.clock.now(),
    description: start.description,
    enabled_events: start.events,
    livemode: false,
    metadata: start.metadata,
    status: 'enabled',
    url: start.url,
  } satisfies Stripe.WebhookEndpoint
  return sandbox.tables.endpoints.add({ id, object, secret: start.secret, previousSecret: null, isConnect: start.isConnect })
}

function checkedUrl(url: string): string {
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) throw invalidRequest('Invalid URL', { param: 'url', code: 'url_invalid' })
  return url
}
