import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { refreshCardsOfSeller } from '#app/catalogue/cards/refresh-cards.server'
import { checkForm, refuse, takeForm } from '#app/forms/read-form.server'
import { sayRefusal } from '#app/i18n/say-refusal'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, localizePath, pick, say, sayFound, type Word } from '#app/i18n/words'
import { coop as w } from '#app/i18n/words/selling/coop'
import { requireOperator } from '#app/identity/actor.server'
import { formatInstant } from '#app/kernel/day'
import { attempt } from '#app/kernel/refusal'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import { flashHeader } from '#app/routes/flash.server'
import { pageMeta } from '#app/routes/page-meta'
import { DecideForm } from '#app/sellers/review/decide-form'
import { decideStall } from '#app/sellers/review/decide-stall.server'
import { actsOnStall, kindredStalls } from '#app/sellers/review/review-queries.server'
import { StallFacts } from '#app/sellers/stall/stall-facts'
import { stallById } from '#app/sellers/stall/stall-queries.server'
import { stallStatusWords } from '#app/sellers/stall/stall-status'
import { placeOf } from '#app/sellers/villages/village-queries.server'
import { BrushHeading } from '#app/ui/brush-heading'
import { Timeline } from '#app/ui/feedback/timeline'
import { ErrorSummary, listErrors } from '#app/ui/fields/error-summary'
import { Link } from '#app/ui/link'
import { Breadcrumb } from '#app/ui/navigation/breadcrumb'
import { Written } from '#app/ui/written'

const DecisionForm = z.object({
  decision: z.enum(['approve', 'ask', 'refuse', 'suspend', 'lift']),
  seen: z.enum(['review', 'asked', 'refused', 'active', 'suspended']),
  reason: z.string().trim().max(500).default(''),
})

const actWords: Record<string, Word> = {
  open: w.actOpen,
  resubmit: w.actResubmit,
  approve: w.actApprove,
  ask: w.actAsk,
  refuse: w.actRefuse,
  suspend: w.actSuspend,
  lift: w.actLift,
  'payout.account': w.actPayoutAccount,
  'payout.account-removed': w.actPayoutAccountRemoved,
}

export const meta: MetaFunction<typeof loader> = ({ data: page, location, matches, params }) => {
  const locale = localeOfPath(location.pathname)
  const title = page ? pick(locale, page.stall.nameZh, page.stall.nameEn) : say(locale, w.reviewTitle)
  return pageMeta({
    locale,
    matches,
    path: paths.reviewStall(params.id ?? ''),
    title,
    description: say(locale, w.reviewDescription),
    noIndex: true,
  })
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireOperator(request)
  const id = z.uuid().safeParse(params.id)
  const stall = id.success ? await stallById(db, id.data) : null
  if (!stall) throw new Response(null, { status: 404 })
  const [place, acts, kindred] = await Promise.all([
    placeOf(db, stall.villageCode ?? stall.townCode),
    actsOnStall(db, stall.id),
    kindredStalls(db, stall),
  ])
  return { stall, place, acts, kindred: kindred.filter((other) => other.id !== stall.id) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireOperator(request)
  const locale = localeOfPath(new URL(request.url).pathname)
  const id = z.uuid().safeParse(params.id)
  if (!id.success) throw new Response(null, { status: 404 })
  const form = await takeForm(request)
  const read = checkForm(form, DecisionForm, locale)
  if (!read.ok) return data(read.reply, { status: 400 })
  const decided = await attempt(() => decideStall(db, actor, { sellerId: id.data, ...read.value }, refreshCardsOfSeller))
  if (decided.ok)
    return redirect(localizePath(paths.reviewStall(id.data), locale), {
      status: 303,
      headers: { 'Set-Cookie': await flashHeader('stall-decided') },
    })
  const sentence = sayRefusal(locale, decided.refusal)
  return data(decided.refusal.key === 'reason-needed' ? refuse(form, [], { reason: [sentence] }) : refuse(form, [sentence]), {
    status: decided.refusal.status,
  })
}

export default function ReviewStall() {
  const { stall, place, acts, kindred } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const { t, locale } = useLocale()
  const name = pick(locale, stall.nameZh, stall.nameEn)
  return (
    <div className="stack py-6">
      <Breadcrumb
        items={[{ to: paths.coop(), label: t(w.title) }, { to: paths.review(stall.status), label: t(w.reviewTitle) }, { label: name }]}
      />
      <h1>
        <Written>{name}</Written> <span className="chip align-middle font-normal">{t(stallStatusWords[stall.status])}</span>
      </h1>
      {reply ? <ErrorSummary errors={listErrors({ ...reply.errors, '': reply.formErrors })} /> : null}
      <StallFacts stall={stall} place={place} />
      {stall.status === 'active' ? (
        <p>
          <Link to={paths.farmer(stall.slug)}>{t(w.seeFarmer)}</Link>
        </p>
      ) : null}
      {kindred.length > 0 ? (
        <section>
          <BrushHeading>{t(w.kindred)}</BrushHeading>
          <ul className="stack">
            {kindred.map((other) => (
              <li key={other.id}>
                <Link to={paths.reviewStall(other.id)}>
                  <Written>{pick(locale, other.nameZh, other.nameEn)}</Written>
                </Link>{' '}
                · {t(stallStatusWords[other.status])}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <BrushHeading>{t(w.decide)}</BrushHeading>
      <DecideForm key={`${stall.status}:${acts.length}`} status={stall.status} note={stall.operatorNote} reply={reply ?? null} />
      <BrushHeading>{t(w.history)}</BrushHeading>
      <Timeline
        label={t(w.history)}
        entries={acts.map(({ id, act, actor, at, reason }) => ({
          key: id,
          title: sayFound(locale, actWords[act.replace('stall.', '')] ?? w.actOther),
          at: at.toISOString(),
          time: <Written>{[formatInstant(at, locale), actor].filter(Boolean).join(' · ')}</Written>,
          note: reason ? <Written>{reason}</Written> : undefined,
        }))}
      />
    </div>
  )
}
