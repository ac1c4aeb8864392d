import { Writable } from 'node:stream'
import type { AppLoadContext, EntryContext } from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import { renderToPipeableStream } from 'react-dom/server'
import { log } from '#app/platform/log.server'
import { NonceProvider } from '#app/ui/nonce'

const ABORT_AFTER_MS = 8_000

export const streamTimeout = 7_000

/** Gathers a page. Nothing on our pages comes later than the rest, and one piece is packed and sent in one go. */
class WholePage extends Writable {
  private readonly pieces: Buffer[] = []

  constructor(private readonly onWhole: (page: Buffer<ArrayBuffer>) => void) {
    super({ highWaterMark: 1 << 24 })
  }

  override _write(piece: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.pieces.push(piece)
    done()
  }

  override _final(done: () => void): void {
    this.onWhole(Buffer.concat(this.pieces))
    done()
  }
}

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    let isReady = false
    const { pipe, abort } = renderToPipeableStream(
      <NonceProvider value={context.nonce}>
        <RemixServer context={remix} url={request.url} abortDelay={ABORT_AFTER_MS} nonce={context.nonce} />
      </NonceProvider>,
      {
        nonce: context.nonce,
        onAllReady() {
          isReady = true
          clearTimeout(late)
          headers.set('Content-Type', 'text/html; charset=utf-8')
          pipe(new WholePage((page) => resolve(new Response(page as Buffer<ArrayBuffer>, { status, headers }))))
        },
        onShellError(error) {
          clearTimeout(late)
          reject(error)
        },
        onError(error: unknown) {
          if (isReady) log.error({ err: error, requestId: context.requestId }, 'page broke off')
        },
      },
    )
    const late = setTimeout(abort, ABORT_AFTER_MS)
    late.unref()
  })
}

export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }): void {
  // Remix's own refusals (no action here, no such route) are answers, not faults.
  if (isRouteErrorResponse(error)) return
  if (!request.signal.aborted)
    log.error({ err: error, requestId: context.requestId, path: new URL(request.url).pathname }, 'request failed')
}
