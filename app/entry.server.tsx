import { PassThrough } from 'node:stream'
import { type AppLoadContext, createReadableStreamFromReadable, type EntryContext } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { isbot } from 'isbot'
import { renderToPipeableStream } from 'react-dom/server'
import { log } from '#app/platform/log.server'
import { NonceProvider } from '#app/ui/nonce'

const ABORT_AFTER_MS = 8_000

export const streamTimeout = 7_000

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  const whole = isbot(request.headers.get('user-agent') ?? '') || remix.isSpaMode
  return new Promise((resolve, reject) => {
    let shellSent = false
    const { pipe, abort } = renderToPipeableStream(
      <NonceProvider value={context.nonce}>
        <RemixServer context={remix} url={request.url} abortDelay={ABORT_AFTER_MS} nonce={context.nonce} />
      </NonceProvider>,
      {
        nonce: context.nonce,
        [whole ? 'onAllReady' : 'onShellReady']() {
          shellSent = true
          const body = new PassThrough()
          headers.set('Content-Type', 'text/html; charset=utf-8')
          resolve(new Response(createReadableStreamFromReadable(body), { status, headers }))
          pipe(body)
        },
        onShellError: reject,
        onError(error: unknown) {
          if (shellSent) log.error({ err: error, requestId: context.requestId }, 'page broke off')
        },
      },
    )
    setTimeout(abort, ABORT_AFTER_MS).unref()
  })
}

export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }): void {
  if (!request.signal.aborted)
    log.error({ err: error, requestId: context.requestId, path: new URL(request.url).pathname }, 'request failed')
}
