import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { sellerAnswers } from '#app/claims/claim-states'
import { TimeLeft } from '#app/claims/reading/claim-list'
import { claimFile } from '#app/claims/reading/claim-lists.server'
import { ClaimLines, ClaimPhotos } from '#app/claims/reading/claim-papers'
import { claimTimeline } from '#app/claims/reading/claim-timeline'
import { sayClaimState } from '#app/claims/reading/say-claim'
import { takeForm } from '#app/forms/read-form.server'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, localizePath, say } from '#app/i18n/words'
import { deskClaimWords as w } from '#app/i18n/words/selling/claims'
import { formatInstant } from '#app/kernel/day'
import { formatMoney } from '#app/kernel/money'
import { isId } from '#app/kernel/new-id'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import { flashHeader } from '#app/routes/flash.server'
import { pageMeta } from '#app/routes/page-meta'
import { sellerAtWork } from '#app/routes/sell/seller-at-work.server'
import { ButtonLink } from '#app/ui/button'
import { Notice } from '#app/ui/feedback/flash'
import { Timeline } from '#app/ui/feedback/timeline'
import { ErrorSummary, listErrors } from '#app/ui/fields/error-summary'
import { Written } from '#app/ui/written'
import { actOnAnswer } from './answer-claim.server'
import { AnswerForms } from './answer-forms'

export const meta: MetaFunction = ({ location, matches, params }) => {
  const locale = localeOfPath(location.pathname)
  const [title, description] = [say(locale, w.title), say(locale, w.description)]
  return pageMeta({ locale, matches, path: paths.sellClaim(params.id ?? ''), title, description, noIndex: true })
}

async function ownClaim(request: Request, id: string) {
  const { stall, orderActor } = await sellerAtWork(request)
  const file = isId(id) ? await claimFile(db, id, { sellerId: stall.id }) : null
  if (!file) throw new Response(null, { status: 404 })
  return { file, orderActor }
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { file } = await ownClaim(request, params.id ?? '')
  const { orderNo, currency, buyerPhone } = file.order
  return { claim: file.claim, orderNo, currency, buyerPhone, now: new Date() }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const locale = localeOfPath(new URL(request.url).pathname)
  const { file, orderActor } = await ownClaim(request, params.id ?? '')
  const refused = await actOnAnswer(orderActor, file.claim.id, await takeForm(request), locale)
  if (refused) return data(refused[0], { status: refused[1] })
  return redirect(localizePath(paths.sellClaims(), locale), { status: 303, headers: { 'Set-Cookie': await flashHeader('claim-answered') } })
}

export default function SellClaim() {
  const { claim, orderNo, currency, buyerPhone, now } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const { t, locale } = useLocale()
  const asked = sellerAnswers.includes(claim.state)
  const money = formatMoney(claim.askedMinor, currency, locale)
  const isClaim = claim.sort === 'claim'
  return (
    <div className="stack">
      <h1>{t(isClaim ? w.asks : w.asksReturn, { money })}</h1>
      <ErrorSummary errors={reply ? listErrors({ ...reply.errors, '': reply.formErrors }) : []} />
      {asked && claim.dueAt ? (
        <Notice kind="warn">
          <p className="font-semibold">
            <TimeLeft dueAt={claim.dueAt} now={now} />
          </p>
          <p>{t(isClaim ? w.ifSilent : w.ifSilentReturn, { time: formatInstant(claim.dueAt, locale), money })}</p>
        </Notice>
      ) : (
        <Notice kind={claim.state === 'approved' ? 'good' : 'info'}>{sayClaimState(claim, currency, locale)}</Notice>
      )}
      <div className="grid gap-6 lg:grid-cols-2">
        <section className="stack">
          <ClaimLines claim={claim} currency={currency} />
          {claim.trackingNo ? (
            <p>
              <Written>{t(w.parcelBack, { carrier: claim.carrier, no: claim.trackingNo })}</Written>
            </p>
          ) : null}
          {claim.words ? (
            <p className="whitespace-pre-line">
              <strong>{t(w.buyersWords)}</strong>
              <br />
              <Written>{claim.words}</Written>
            </p>
          ) : null}
          <ClaimPhotos photos={claim.photos} large />
        </section>
        <section className="stack">
          {asked ? <AnswerForms sort={claim.sort} askedMinor={claim.askedMinor} currency={currency} reply={reply} /> : null}
          <h2>{t(w.history)}</h2>
          <Timeline label={t(w.history)} entries={claimTimeline(claim, currency, locale)} />
        </section>
      </div>
      <p className="flex flex-wrap gap-3">
        <ButtonLink to={paths.sellOrder(orderNo)} variant="quiet">
          {t(w.seeOrder)}
        </ButtonLink>
        <a className="btn btn-quiet" href={`tel:${buyerPhone}`}>
          {t(w.callBuyer, { phone: buyerPhone })}
        </a>
      </p>
    </div>
  )
}
