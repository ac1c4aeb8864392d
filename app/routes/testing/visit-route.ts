type Route = (args: { request: Request; params: Record<string, string>; context: { baseUrl: string } }) => unknown
export type Answer = { status: number; headers: Headers; body: Record<string, unknown> }

/** Calls a loader or action as the server would, and flattens what it returns or throws. */
export async function visit(
  route: unknown,
  path: string,
  { cookie = '', form, no = '', slug = '' }: { cookie?: string; form?: Record<string, string> | FormData; no?: string; slug?: string } = {},
): Promise<Answer> {
  const request = new Request(`http://shop.test${path}`, {
    headers: cookie ? { cookie } : {},
    ...(form ? { method: 'POST', body: form instanceof FormData ? form : new URLSearchParams(form) } : {}),
  })
  const answer = await Promise.resolve()
    .then(() => (route as Route)({ request, params: { no, slug }, context: { baseUrl: 'http://shop.test' } }))
    .catch((thrown) => thrown)
  if (answer instanceof Response) return { status: answer.status, headers: answer.headers, body: {} }
  if (answer instanceof Error) throw answer
  const { data, init } = (answer as { data?: Record<string, unknown>; init?: ResponseInit | null }) ?? {}
  if (data && 'init' in (answer as object)) return { status: init?.status ?? 200, headers: new Headers(init?.headers), body: data }
  return { status: 200, headers: new Headers(), body: answer as Record<string, unknown> }
}

/** The name and value of a Set-Cookie header, as a browser sends them back. */
export const cookieOf = (setCookie: string | null): string => setCookie?.split(';')[0] ?? ''
