import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { stoppedLots } from '#app/claims/lots/lot-queries.server'
import { resumeLot } from '#app/claims/lots/resume-lot.server'
import { StoppedLots } from '#app/claims/lots/stopped-lots'
import { ClaimList } from '#app/claims/reading/claim-list'
import { stallClaims } from '#app/claims/reading/claim-lists.server'
import { takeForm } from '#app/forms/read-form.server'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, localizePath, say } from '#app/i18n/words'
import { deskClaimWords as w } from '#app/i18n/words/selling/claims'
import { isId } from '#app/kernel/new-id'
import { attempt } from '#app/kernel/refusal'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import { isFirstPage, readRowPage } from '#app/platform/row-pages.server'
import { flashHeader } from '#app/routes/flash.server'
import { pageLinks } from '#app/routes/page-links'
import { pageMeta } from '#app/routes/page-meta'
import { sellerAtWork } from '#app/routes/sell/seller-at-work.server'
import { BrushHeading } from '#app/ui/brush-heading'
import { EmptyState } from '#app/ui/feedback/empty-state'
import { Pagination } from '#app/ui/navigation/pagination'

export const meta: MetaFunction = ({ location, matches }) => {
  const locale = localeOfPath(location.pathname)
  const [title, description] = [say(locale, w.title), say(locale, w.description)]
  return pageMeta({ locale, matches, path: paths.sellClaims(), title, description, noIndex: true })
}

export async function loader({ request }: LoaderFunctionArgs) {
  const { stall } = await sellerAtWork(request)
  const page = readRowPage(new URL(request.url).searchParams)
  const [{ toAnswer, elsewhere, ended }, lots] = await Promise.all([stallClaims(db, stall.id, page), stoppedLots(db, stall.id)])
  const { rows, ...around } = ended
  return { lots, toAnswer, elsewhere, ended: rows, pages: pageLinks(around, isFirstPage(page), paths.sellClaims), now: new Date() }
}

export async function action({ request }: ActionFunctionArgs) {
  const { orderActor } = await sellerAtWork(request)
  const lot = String((await takeForm(request)).get('lot') ?? '')
  const resumed = isId(lot) ? await attempt(() => resumeLot(db, orderActor, lot)) : null
  if (!resumed?.ok) throw new Response(null, { status: 404 })
  return redirect(localizePath(paths.sellClaims(), localeOfPath(new URL(request.url).pathname)), {
    status: 303,
    headers: { 'Set-Cookie': await flashHeader('lot-resumed') },
  })
}

export default function SellClaims() {
  const { lots, toAnswer, elsewhere, ended, pages, now } = useLoaderData<typeof loader>()
  const { t } = useLocale()
  if (lots.length + toAnswer.length + elsewhere.length + ended.length === 0)
    return (
      <div className="stack">
        <h1>{t(w.title)}</h1>
        <EmptyState motif="basket" title={t(w.none)}>
          {t(w.noneText)}
        </EmptyState>
        <Pagination {...pages} />
      </div>
    )
  return (
    <div className="stack">
      <h1>{t(w.title)}</h1>
      <StoppedLots lots={lots} />
      <section className="stack">
        <BrushHeading>{t(w.toAnswer)}</BrushHeading>
        {toAnswer.length === 0 ? <p>{t(w.noneToAnswer)}</p> : null}
        <ClaimList claims={toAnswer} to={paths.sellClaim} now={now} toAnswer />
      </section>
      {elsewhere.length > 0 ? (
        <section className="stack">
          <BrushHeading>{t(w.elsewhere)}</BrushHeading>
          <ClaimList claims={elsewhere} to={paths.sellClaim} now={now} />
        </section>
      ) : null}
      {ended.length > 0 ? (
        <section className="stack">
          <BrushHeading>{t(w.ended)}</BrushHeading>
          <ClaimList claims={ended} to={paths.sellClaim} now={now} />
        </section>
      ) : null}
      <Pagination {...pages} />
    </div>
  )
}
