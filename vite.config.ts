import { existsSync } from 'node:fs'
import { vitePlugin as remix } from '@remix-run/dev'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig, type Plugin } from 'vite'

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true
  }
}

/** The server bundle starts at our own server file, which imports Remix's routes; the sandbox is a second program. */
const ownServerEntry: Plugin = {
  name: 'own-server-entry',
  enforce: 'post',
  config: (_config, { isSsrBuild }) =>
    isSsrBuild
      ? {
          build: {
            rollupOptions: {
              input: {
                index: 'app/server.ts',
                ...(existsSync('app/stripe-sandbox/main.ts') ? { sandbox: 'app/stripe-sandbox/main.ts' } : {}),
              },
              output: { entryFileNames: '[name].js' },
            },
          },
        }
      : undefined,
}

// Reading some 900 small files of packages takes half of a start; in one file they take a third of that. Left outside:
// what is native, reads its own files, or is loaded only when somebody needs it.
const outsideTheBundle = ['better-auth', 'graphile-worker', 'nodemailer', 'pg', 'pino', 'prom-client', 'sharp', 'vite']

export default defineConfig(({ command }) => ({
  build: { target: 'es2022' },
  ...(command === 'build' && { ssr: { noExternal: true, external: outsideTheBundle } }),
  server: { watch: { ignored: ['**/.data/**', '**/build/**'] } },
  plugins: [
    tailwindcss(),
    remix({
      ignoredRouteFiles: ['**/*'],
      future: {
        v3_fetcherPersist: true,
        v3_lazyRouteDiscovery: true,
        v3_relativeSplatPath: true,
        v3_routeConfig: true,
        v3_singleFetch: true,
        v3_throwAbortReason: true,
      },
    }),
    ownServerEntry,
  ],
}))
