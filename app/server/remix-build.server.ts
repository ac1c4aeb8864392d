import type { ServerBuild } from '@remix-run/node'
import type { ViteDevServer } from 'vite'
import type { BuildSource } from '#app/server/remix-pages.server'

/** The routes: as built, or in development as they stand at each request. */
export async function remixBuild(vite: ViteDevServer | undefined): Promise<BuildSource> {
  if (vite) return () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<unknown> as Promise<ServerBuild>
  return (await import('virtual:remix/server-build')) as unknown as ServerBuild
}
