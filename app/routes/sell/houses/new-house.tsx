import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { checkForm, type FormReply, refuse, takeForm } from '#app/forms/read-form.server'
import { sayRefusal } from '#app/i18n/say-refusal'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, localizePath, say } from '#app/i18n/words'
import { sell } from '#app/i18n/words/selling/sell'
import { house as w } from '#app/i18n/words/staying/house'
import { newId } from '#app/kernel/new-id'
import { attempt } from '#app/kernel/refusal'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import { flashHeader } from '#app/routes/flash.server'
import { pageMeta } from '#app/routes/page-meta'
import { sellerAtWork } from '#app/routes/sell/seller-at-work.server'
import { NewHouseForm } from '#app/stays/keeping/house-forms.server'
import { openHouse } from '#app/stays/keeping/open-house.server'
import { Button, ButtonLink } from '#app/ui/button'
import { Notice } from '#app/ui/feedback/flash'
import { ErrorSummary, listErrors } from '#app/ui/fields/error-summary'
import { BookingKindField, CancelTierField, FirstRoomFields, KindField } from './house-choices'
import { TextIn } from './text-in'

export const meta: MetaFunction = ({ location, matches }) => {
  const locale = localeOfPath(location.pathname)
  return pageMeta({
    locale,
    matches,
    path: paths.newHouse(),
    title: say(locale, w.newTitle),
    description: say(locale, w.newDescription),
    noIndex: true,
  })
}

export async function loader({ request }: LoaderFunctionArgs) {
  const { stall } = await sellerAtWork(request)
  return { stallStatus: stall.status, reason: stall.operatorNote, formId: newId() }
}

export async function action({ request }: ActionFunctionArgs) {
  const { seller } = await sellerAtWork(request)
  const locale = localeOfPath(new URL(request.url).pathname)
  const form = await takeForm(request)
  const read = checkForm(form, NewHouseForm, locale)
  if (!read.ok) return data(read.reply, { status: 400 })
  const { base, weekend, formId, ...house } = read.value
  const opened = await attempt(() => openHouse(db, seller, { ...house, baseMinor: base, weekendMinor: weekend ?? null }, formId))
  if (!opened.ok) return data(refuse(form, [sayRefusal(locale, opened.refusal)]), { status: opened.refusal.status })
  return redirect(localizePath(paths.sellHouse(opened.value.stayId), locale), {
    status: 303,
    headers: { 'Set-Cookie': await flashHeader('house-opened') },
  })
}

const untouched: FormReply = { values: {}, errors: {}, formErrors: [] }

export default function NewHousePage() {
  const { stallStatus, reason, formId } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>() ?? untouched
  const { t } = useLocale()
  if (stallStatus !== 'active') {
    return (
      <div className="stack">
        <h1>{t(w.newTitle)}</h1>
        <Notice kind="warn">{stallStatus === 'suspended' ? t(sell.stallSuspended, { reason }) : reason || t(sell.stallWaiting)}</Notice>
        <ButtonLink to={paths.stall()} variant="quiet">
          {t(sell.myStall)}
        </ButtonLink>
      </div>
    )
  }
  return (
    <div className="stack">
      <h1>{t(w.newTitle)}</h1>
      <p className="measure">{t(w.newIntro)}</p>
      <ErrorSummary errors={listErrors({ ...reply.errors, '': reply.formErrors })} />
      <Form method="post" className="stack max-w-2xl">
        <input type="hidden" name="formId" value={String(reply.values.formId ?? formId)} />
        <TextIn reply={reply} name="titleZh" label={t(w.titleZh)} placeholder={t(w.titleExample)} required maxLength={60} />
        <TextIn reply={reply} name="titleEn" label={t(w.titleEn)} optional maxLength={120} />
        <KindField reply={reply} />
        <FirstRoomFields reply={reply} />
        <BookingKindField reply={reply} />
        <CancelTierField reply={reply} />
        <Button wide>{t(w.openDo)}</Button>
      </Form>
    </div>
  )
}
