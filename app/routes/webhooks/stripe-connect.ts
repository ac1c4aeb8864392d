import type { ActionFunctionArgs } from '@remix-run/node'
import { db } from '#app/platform/database.server'
import { hearOfAccount } from '#app/settlement/payees/hear-of-account.server'

/** Only the provider speaks here, of the accounts it pays sellers into. */
export const loader = () => new Response(null, { status: 405, headers: { Allow: 'POST' } })

export async function action({ request }: ActionFunctionArgs) {
  if (request.method !== 'POST') return new Response(null, { status: 405, headers: { Allow: 'POST' } })
  const isTaken = await hearOfAccount(db, await request.text(), request.headers.get('stripe-signature'))
  return new Response(null, { status: isTaken ? 200 : 400 })
}
