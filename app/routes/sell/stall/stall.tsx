import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { checkForm, type FormReply, refuse, takeForm, typedValues } from '#app/forms/read-form.server'
import { sayRefusal } from '#app/i18n/say-refusal'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, localizePath, say } from '#app/i18n/words'
import { sellers as w } from '#app/i18n/words/selling/sellers'
import { requireActor } from '#app/identity/actor.server'
import { attempt } from '#app/kernel/refusal'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import { flashHeader } from '#app/routes/flash.server'
import { pageMeta } from '#app/routes/page-meta'
import { DeliveryTermsForm, type DeliveryValues } from '#app/sellers/stall/delivery-form'
import { editStall, resubmitStall } from '#app/sellers/stall/edit-stall.server'
import { setDeliveryTerms } from '#app/sellers/stall/set-delivery-terms.server'
import { FaceFields, PapersFields, useStallLabels } from '#app/sellers/stall/stall-fields'
import { stallOf } from '#app/sellers/stall/stall-queries.server'
import { DeliveryForm, StallFaceForm, StallForm } from '#app/sellers/stall/stall-schemas.server'
import { movesFrom } from '#app/sellers/stall/stall-states'
import { StallStatusNotice } from '#app/sellers/stall/stall-status'
import { BrushHeading } from '#app/ui/brush-heading'
import { Button } from '#app/ui/button'
import { ErrorSummary, listErrors } from '#app/ui/fields/error-summary'
import { emptyReply, type ShownStall, stallAsKnown, stallAsTyped } from './read-stall.server'

type Answer = { reply: FormReply; shown: ShownStall | null; delivery: DeliveryValues | null }

const yuan = (minor: number | null) => (minor === null ? '' : String(minor / 100))

export const meta: MetaFunction = ({ location, matches }) => {
  const locale = localeOfPath(location.pathname)
  return pageMeta({
    locale,
    matches,
    path: paths.stall(),
    title: say(locale, w.stallTitle),
    description: say(locale, w.stallDescription),
    noIndex: true,
  })
}

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const stall = await stallOf(db, actor.userId)
  if (!stall) throw redirect(localizePath(paths.openStall(), localeOfPath(new URL(request.url).pathname)))
  const { flatMinor, freeFromMinor, excludedProvinces } = stall.delivery
  return {
    status: stall.status,
    note: stall.operatorNote,
    slug: stall.slug,
    mayResubmit: movesFrom(stall.status, 'owner').includes('resubmit'),
    known: await stallAsKnown(stall),
    terms: { flat: yuan(flatMinor), freeFrom: yuan(freeFromMinor), excluded: excludedProvinces },
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  const locale = localeOfPath(new URL(request.url).pathname)
  const form = await takeForm(request)
  const intent = form.get('intent')
  const again = async (status: number, reply: FormReply) => {
    const typed = typedValues(form)
    const list = typed.excluded ?? []
    const delivery =
      intent === 'delivery'
        ? { flat: String(typed.flat ?? ''), freeFrom: String(typed.freeFrom ?? ''), excluded: typeof list === 'string' ? [list] : list }
        : null
    return data<Answer>({ reply, delivery, shown: delivery ? null : await stallAsTyped(form) }, { status })
  }
  const finish = async (done: Awaited<ReturnType<typeof attempt<void>>>, flash: string) => {
    if (done.ok) return redirect(localizePath(paths.stall(), locale), { status: 303, headers: { 'Set-Cookie': await flashHeader(flash) } })
    const sentence = sayRefusal(locale, done.refusal)
    return again(
      done.refusal.status,
      done.refusal.key === 'stall-name-taken' ? refuse(form, [], { nameZh: [sentence] }) : refuse(form, [sentence]),
    )
  }

  if (intent === 'find-place') return again(200, emptyReply(form))
  if (intent === 'face') {
    const read = checkForm(form, StallFaceForm, locale)
    return read.ok ? finish(await attempt(() => editStall(db, actor, read.value)), 'saved') : again(400, read.reply)
  }
  if (intent === 'delivery') {
    const read = checkForm(form, DeliveryForm, locale)
    return read.ok ? finish(await attempt(() => setDeliveryTerms(db, actor, read.value)), 'delivery-saved') : again(400, read.reply)
  }
  if (intent === 'resubmit') {
    const read = checkForm(form, StallForm, locale)
    return read.ok ? finish(await attempt(() => resubmitStall(db, actor, read.value)), 'stall-sent') : again(400, read.reply)
  }
  throw new Response(null, { status: 400 })
}

export default function StallPage() {
  const { status, note, slug, mayResubmit, known, terms } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useLocale()
  const labels = useStallLabels()
  const { values, village } = answer?.shown ?? known
  const errors = answer?.reply.errors ?? {}
  const intent = mayResubmit ? 'resubmit' : 'face'
  return (
    <div className="stack mx-auto max-w-2xl py-6">
      <h1 lang="zh-CN">{known.values.nameZh}</h1>
      <StallStatusNotice status={status} note={note} slug={slug} />
      {answer ? <ErrorSummary errors={listErrors({ ...errors, '': answer.reply.formErrors }, labels)} /> : null}
      <Form method="post" className="stack">
        <button type="submit" name="intent" value={intent} className="sr-only" tabIndex={-1} aria-hidden="true" />
        {mayResubmit ? (
          <>
            <BrushHeading>{t(w.papersTitle)}</BrushHeading>
            <PapersFields values={values} errors={errors} village={village} withEnglish />
          </>
        ) : null}
        <BrushHeading>{t(w.faceTitle)}</BrushHeading>
        <FaceFields values={values} errors={errors} withStory />
        {mayResubmit ? null : <p className="text-ink-2">{t(w.papersFixed)}</p>}
        <Button name="intent" value={intent}>
          {t(mayResubmit ? w.resubmit : w.save)}
        </Button>
      </Form>
      <BrushHeading>{t(w.deliveryTitle)}</BrushHeading>
      <DeliveryTermsForm key={JSON.stringify(terms)} values={answer?.delivery ?? terms} errors={answer?.delivery ? errors : {}} />
    </div>
  )
}
