import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { stoppedLots } from '#app/claims/lots/lot-queries.server'
import { resumeLot } from '#app/claims/lots/resume-lot.server'
import { StoppedLots } from '#app/claims/lots/stopped-lots'
import { ClaimList } from '#app/claims/reading/claim-list'
import { deskClaims } from '#app/claims/reading/claim-lists.server'
import { takeForm } from '#app/forms/read-form.server'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, localizePath, say } from '#app/i18n/words'
import { deskClaimWords as w } from '#app/i18n/words/selling/claims'
import { requireOperator } from '#app/identity/actor.server'
import { isId } from '#app/kernel/new-id'
import { attempt } from '#app/kernel/refusal'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import { isFirstPage, readRowPage } from '#app/platform/row-pages.server'
import { flashHeader } from '#app/routes/flash.server'
import { pageLinks } from '#app/routes/page-links'
import { pageMeta } from '#app/routes/page-meta'
import { BrushHeading } from '#app/ui/brush-heading'
import { EmptyState } from '#app/ui/feedback/empty-state'
import { Pagination } from '#app/ui/navigation/pagination'

export const meta: MetaFunction = ({ location, matches }) => {
  const locale = localeOfPath(location.pathname)
  const [title, description] = [say(locale, w.deskTitle), say(locale, w.deskDescription)]
  return pageMeta({ locale, matches, path: paths.coopClaims(), title, description, noIndex: true })
}

export async function loader({ request }: LoaderFunctionArgs) {
  await requireOperator(request)
  const page = readRowPage(new URL(request.url).searchParams)
  const [{ waiting, ended }, lots] = await Promise.all([deskClaims(db, page), stoppedLots(db)])
  const { rows, ...around } = ended
  return { lots, waiting, ended: rows, pages: pageLinks(around, isFirstPage(page), paths.coopClaims), now: new Date() }
}

export async function action({ request }: ActionFunctionArgs) {
  const { userId } = await requireOperator(request)
  const lot = String((await takeForm(request)).get('lot') ?? '')
  const resumed = isId(lot) ? await attempt(() => resumeLot(db, { kind: 'operator', id: userId }, lot)) : null
  if (!resumed?.ok) throw new Response(null, { status: 404 })
  return redirect(localizePath(paths.coopClaims(), localeOfPath(new URL(request.url).pathname)), {
    status: 303,
    headers: { 'Set-Cookie': await flashHeader('lot-resumed') },
  })
}

export default function CoopClaims() {
  const { lots, waiting, ended, pages, now } = useLoaderData<typeof loader>()
  const { t } = useLocale()
  return (
    <div className="grid gap-6 py-6">
      <h1>{t(w.deskTitle)}</h1>
      <StoppedLots lots={lots} />
      <section className="stack">
        <BrushHeading>{t(w.open)}</BrushHeading>
        {waiting.length === 0 ? <EmptyState motif="basket" title={t(w.none)} /> : null}
        <ClaimList claims={waiting} to={paths.coopClaim} now={now} forDesk />
      </section>
      {ended.length > 0 ? (
        <section className="stack">
          <BrushHeading>{t(w.ended)}</BrushHeading>
          <ClaimList claims={ended} to={paths.coopClaim} now={now} forDesk />
        </section>
      ) : null}
      <Pagination {...pages} />
    </div>
  )
}
