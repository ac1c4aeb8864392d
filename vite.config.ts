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

/** The router flattens, ranks and compiles all our routes anew at each match, four times a page; on the server they never change. */
const rememberRoutes: Plugin = {
  name: 'remember-routes',
  apply: (_config, { isSsrBuild, command }) => command === 'build' && isSsrBuild === true,
  transform(code, id) {
    if (!/@remix-run\/router\/dist\/router(\.cjs)?\.js$/.test(id)) return undefined
    const [flatten, compile] = [
      /let branches = flattenRoutes\(routes\);\s*rankRouteBranches\(branches\);/,
      'function compilePath(path, caseSensitive, end) {',
    ]
    if (!flatten.test(code) || !code.includes(compile)) throw new Error('the router has changed: look at remember-routes in vite.config.ts')
    return code
      .replace(
        flatten,
        'let branches = rankedBranches.get(routes); if (!branches) { branches = flattenRoutes(routes); rankRouteBranches(branches); rankedBranches.set(routes, branches) }',
      )
      .replace(
        compile,
        `const rankedBranches = new WeakMap(); const compiledPaths = new Map();
        function compilePath(path, caseSensitive = false, end = true) {
          const key = path + '|' + caseSensitive + '|' + end;
          let compiled = compiledPaths.get(key);
          if (compiled) return compiled;
          if (compiledPaths.size > 1000) compiledPaths.clear();
          compiled = compilePathAnew(path, caseSensitive, end);
          compiledPaths.set(key, compiled);
          return compiled;
        }
        function compilePathAnew(path, caseSensitive, end) {`,
      )
  },
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
    rememberRoutes,
  ],
}))
