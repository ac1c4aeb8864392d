import { createHmac } from 'node:crypto'
import http from 'node:http'
import https from 'node:https'
import type { DeliveryTry, EndpointRecord } from '#app/stripe-sandbox/state/records'
import { newWebhookSecret } from './webhook-endpoints'
import type { WebhookAction } from './webhook-rules'

const TIMEOUT_MS = 10_000
/** Older than the SDK's tolerance of 300 s. */
const OLD_BY_SECONDS = 3_600
const agents = {
  'http:': new http.Agent({ keepAlive: true, maxSockets: 16 }),
  'https:': new https.Agent({ keepAlive: true, maxSockets: 16 }),
}

/** Sends one event once. A 2xx within ten seconds is success. */
export async function postWebhook(endpoint: EndpointRecord, payload: string, spoil?: WebhookAction): Promise<Omit<DeliveryTry, 'at'>> {
  const target = new URL(endpoint.object.url)
  const body = spoil === 'altered-body' ? JSON.stringify(JSON.parse(payload), null, 1) : payload
  return new Promise((resolve) => {
    const request = (target.protocol === 'https:' ? https : http).request(target, {
      method: 'POST',
      agent: agents[target.protocol as keyof typeof agents],
      timeout: TIMEOUT_MS,
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'Stripe/1.0 (payment sandbox)',
        'stripe-signature': signatureHeader(endpoint, payload, spoil),
      },
    })
    request.on('response', (response) => {
      response.resume()
      const status = response.statusCode ?? 0
      response.on('end', () => resolve({ outcome: status >= 200 && status < 300 ? 'delivered' : 'refused', status }))
      response.on('error', () => resolve({ outcome: 'unreachable', status }))
    })
    request.on('timeout', () => request.destroy(new Error('timed out')))
    request.on('error', (error) => resolve({ outcome: error.message === 'timed out' ? 'timed-out' : 'unreachable', status: null }))
    request.end(body)
  })
}

/** `t=…,v1=…`: HMAC-SHA256 over `t.body` with the whole secret. Real time, because the receiver compares with its own. */
function signatureHeader(endpoint: EndpointRecord, payload: string, spoil: WebhookAction | undefined): string {
  const at = Math.floor(Date.now() / 1000) - (spoil === 'old-timestamp' ? OLD_BY_SECONDS : 0)
  const secrets = spoil === 'wrong-signature' ? [newWebhookSecret()] : [endpoint.secret, endpoint.previousSecret]
  const signatures = secrets
    .filter((secret) => secret !== null)
    .map((secret) => `v1=${createHmac('sha256', secret).update(`${at}.${payload}`).digest('hex')}`)
  return [`t=${at}`, ...signatures].join(',')
}
