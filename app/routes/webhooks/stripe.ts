import type { ActionFunctionArgs } from '@remix-run/node'
import { receiveEvent } from '#app/payments/events/receive-event.server'
import { db } from '#app/platform/database.server'

/** Only the provider speaks here. */
export const loader = () => new Response(null, { status: 405, headers: { Allow: 'POST' } })

export async function action({ request }: ActionFunctionArgs) {
  if (request.method !== 'POST') return new Response(null, { status: 405, headers: { Allow: 'POST' } })
  const isTaken = await receiveEvent(db, await request.text(), request.headers.get('stripe-signature'))
  return new Response(null, { status: isTaken ? 200 : 400 })
}
