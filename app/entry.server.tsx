import type { AppLoadContext, EntryContext } from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import { renderToString } from 'react-dom/server'
import { log } from '#app/platform/log.server'
import { NonceProvider } from '#app/ui/nonce'

export const streamTimeout = 7_000

const unsafeInScript: Record<string, string> = {
  '<': '\\u003c',
  '>': '\\u003e',
  '&': '\\u0026',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
}

async function readWhole(stream: ReadableStream<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  const reader = stream.getReader()
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) text += decoder.decode(piece.value, { stream: true })
  return text + decoder.decode()
}

/** The loaders' data, handed to the browser as RemixServer does it piece by piece. */
function handOff(data: string, nonce: string): string {
  const quoted = JSON.stringify(data).replace(/[<>&\u2028\u2029]/g, (sign) => unsafeInScript[sign] ?? sign)
  return `<script nonce="${nonce}">window.__remixContext.streamController.enqueue(${quoted});window.__remixContext.streamController.close();</script>`
}

/**
 * Makes a page in one go. Loaders wait for all their data, so nothing on a page comes later than the rest, and one string
 * costs less than a stream of pieces (docs/decisions/007).
 */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  const { serverHandoffStream, ...whole } = remix
  const data = serverHandoffStream ? await readWhole(serverHandoffStream) : undefined
  const page = renderToString(
    <NonceProvider value={context.nonce}>
      <RemixServer context={whole} url={request.url} nonce={context.nonce} />
    </NonceProvider>,
  )
  const script = whole.renderMeta?.didRenderScripts && data !== undefined ? handOff(data, context.nonce) : ''
  // React writes the doctype only into streams; without it browsers fall back to the rules of the nineties.
  const html = Buffer.from(`<!DOCTYPE html>${page}${script}`)
  headers.set('Content-Type', 'text/html; charset=utf-8')
  if (status === 200) context.keepDrawn?.(html, headers)
  return new Response(html, { status, headers })
}

export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }): void {
  // Remix's own refusals (no action here, no such route) are answers, not faults.
  if (isRouteErrorResponse(error)) return
  if (!request.signal.aborted)
    log.error({ err: error, requestId: context.requestId, path: new URL(request.url).pathname }, 'request failed')
}
