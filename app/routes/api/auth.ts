import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { getActor } from '#app/identity/actor.server'
import { ADDRESS_HEADER, authOn } from '#app/identity/sessions/auth.server'
import { db } from '#app/platform/database.server'

/**
 * The few addresses of better-auth that programs may call. Signing in goes through our own pages, which count attempts and answer
 * known and unknown people alike.
 */
const open = new Set(['GET ok', 'GET get-session', 'POST sign-out'])

async function handle({ request, params, context }: LoaderFunctionArgs | ActionFunctionArgs): Promise<Response> {
  const name = `${request.method} ${params['*'] ?? ''}`
  if (!open.has(name)) throw new Response(null, { status: 404 })
  if (name === 'GET get-session' && !(await getActor(request)))
    return Response.json(null, { status: 401, headers: { 'Cache-Control': 'no-store' } })
  const headers = new Headers(request.headers)
  headers.set(ADDRESS_HEADER, context.clientAddress)
  const body = request.method === 'POST' ? await request.text() : undefined
  return (await authOn(db)).handler(new Request(request.url, { method: request.method, headers, body }))
}

export const loader = handle
export const action = handle
