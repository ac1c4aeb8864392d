import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { takeForm } from '#app/forms/read-form.server'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, localizePath, say, sayFound, type Word } from '#app/i18n/words'
import { payoutWords as w } from '#app/i18n/words/selling/payouts'
import { requireOperator } from '#app/identity/actor.server'
import { formatInstant } from '#app/kernel/day'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import { flashHeader } from '#app/routes/flash.server'
import { pageMeta } from '#app/routes/page-meta'
import { batchByNo } from '#app/settlement/batches/batch-queries.server'
import { movesFor } from '#app/settlement/batches/batch-states'
import { BrushHeading } from '#app/ui/brush-heading'
import { Breadcrumb } from '#app/ui/navigation/breadcrumb'
import { Money } from '#app/ui/price/price'
import { Written } from '#app/ui/written'
import { BatchLines } from './batch-lines'
import { NextStep } from './next-step'
import { actOnBatch } from './payout-acts.server'

export const meta: MetaFunction = ({ location, matches, params }) => {
  const locale = localeOfPath(location.pathname)
  return pageMeta({
    locale,
    matches,
    path: paths.coopPayout(params.no ?? ''),
    title: say(locale, w.batchNo, { no: params.no ?? '' }),
    description: say(locale, w.description),
    noIndex: true,
  })
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireOperator(request)
  const batch = await batchByNo(db, params.no ?? '')
  if (!batch) throw new Response(null, { status: 404 })
  const { id, madeBy, ...shown } = batch
  return {
    batch: shown,
    moves: movesFor(batch, actor.userId),
    isOwn: madeBy === actor.userId,
    canTry: context.sandboxPayments,
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireOperator(request)
  const locale = localeOfPath(new URL(request.url).pathname)
  const no = params.no ?? ''
  const answer = await actOnBatch(actor.userId, no, await takeForm(request), locale)
  if (!answer.ok && answer.isMissing) throw new Response(null, { status: 404 })
  if (!answer.ok) return data(answer.refused, { status: answer.status })
  return redirect(localizePath(paths.coopPayout(no), locale), {
    status: 303,
    headers: { 'Set-Cookie': await flashHeader(answer.flash.key, answer.flash.values) },
  })
}

export default function Payout() {
  const { batch, moves, isOwn, canTry } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { t, locale } = useLocale()
  const at = (instant: Date | null) => (instant ? formatInstant(instant, locale) : '')
  return (
    <div className="grid grid-cols-1 gap-8 py-6">
      <Breadcrumb items={[{ to: paths.coopPayouts(), label: t(w.title) }, { label: batch.no }]} />
      <header className="stack">
        <h1>{t(w.batchNo, { no: batch.no })}</h1>
        <p className="text-lg">
          <strong>{t(w[`state-${batch.state}`])}</strong>
        </p>
        <p className="text-xl">
          <Money minor={batch.totalMinor} currency={batch.currency} className="font-semibold" /> · {t(w.lines, { n: batch.lineCount })}
        </p>
        <ul className="text-ink-2">
          <li>
            <Written>{t(w.madeBy, { name: batch.maker, at: at(batch.madeAt) })}</Written>
          </li>
          {batch.approver ? (
            <li>
              <Written>{t(w.approvedBy, { name: batch.approver, at: at(batch.approvedAt) })}</Written>
            </li>
          ) : null}
          {batch.exportedAt ? <li>{t(w.exportedAt, { at: at(batch.exportedAt) })}</li> : null}
        </ul>
      </header>
      <NextStep batch={batch} moves={moves} isOwn={isOwn} canTry={canTry} refused={refused ?? null} />
      <BatchLines lines={batch.lines} currency={batch.currency} isDropped={batch.state === 'dropped'} />
      <section aria-labelledby="acts" className="stack">
        <BrushHeading id="acts">{t(w.acts)}</BrushHeading>
        <ol className="grid gap-2">
          {batch.acts.map(({ id, act, reason, at: when, name }) => {
            const done = (w as Record<string, Word>)[`act-${act}`]
            return (
              <li key={id}>
                <Written>{t(w.actLine, { at: at(when), name: name ?? '—', act: done ? sayFound(locale, done) : act })}</Written>
                {reason ? (
                  <span className="block text-ink-2">
                    <Written>{reason}</Written>
                  </span>
                ) : null}
              </li>
            )
          })}
        </ol>
      </section>
    </div>
  )
}
