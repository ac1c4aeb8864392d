import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { localeOfPath, localizePath } from '#app/i18n/words'
import { dropSessionCookie, endSession } from '#app/identity/sessions/revoke-sessions.server'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import { flashHeader } from '#app/routes/flash.server'

const here = (request: Request) => localeOfPath(new URL(request.url).pathname)

/** Signing out is an act, not a page: a link to it changes nothing. */
export function loader({ request }: LoaderFunctionArgs) {
  return redirect(localizePath(paths.me(), here(request)))
}

export async function action({ request }: ActionFunctionArgs) {
  await endSession(db, request.headers.get('cookie'))
  const headers = new Headers()
  headers.append('Set-Cookie', dropSessionCookie())
  headers.append('Set-Cookie', await flashHeader('signed-out'))
  return redirect(localizePath(paths.home(), here(request)), { status: 303, headers })
}
