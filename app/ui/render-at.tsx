import { RemixServer } from '@remix-run/react'
import type { ComponentProps, ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'

/** HTML of an element as the server would write it on the page at `pathname` (`/en/…` is English). For tests. */
export function renderAt(pathname: string, element: ReactElement): string {
  const location = { pathname, search: '', hash: '', state: null, key: 'default' }
  const root = {
    id: 'root',
    path: '*',
    module: '/root.js',
    hasAction: false,
    hasLoader: false,
    hasClientAction: false,
    hasClientLoader: false,
    hasErrorBoundary: true,
  }
  const context = {
    manifest: { routes: { root }, entry: { imports: [], module: '/entry.js' }, url: '/manifest.js', version: '1' },
    routeModules: { root: { default: () => element, ErrorBoundary: undefined } },
    staticHandlerContext: {
      basename: '/',
      location,
      matches: [{ route: { id: 'root', path: '*' }, params: {}, pathname, pathnameBase: '/' }],
      loaderData: {},
      actionData: null,
      errors: null,
      statusCode: 200,
      loaderHeaders: {},
      actionHeaders: {},
      activeDeferreds: null,
    },
    future: {
      v3_fetcherPersist: true,
      v3_lazyRouteDiscovery: true,
      v3_relativeSplatPath: true,
      v3_singleFetch: true,
      v3_throwAbortReason: true,
    },
    isSpaMode: false,
    renderMeta: {},
    serializeError: (error: Error) => error,
  } as unknown as ComponentProps<typeof RemixServer>['context']
  return renderToStaticMarkup(<RemixServer context={context} url={`https://hushang.test${pathname}`} />)
}
