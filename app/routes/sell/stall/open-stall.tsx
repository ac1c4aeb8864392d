import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { checkForm, refuse, takeForm } from '#app/forms/read-form.server'
import { sayRefusal } from '#app/i18n/say-refusal'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, localizePath, say } from '#app/i18n/words'
import { sellers as w } from '#app/i18n/words/selling/sellers'
import { profileOf } from '#app/identity/account/profile-queries.server'
import { requireActor } from '#app/identity/actor.server'
import { spacedNumber } from '#app/identity/phone-number'
import { attempt } from '#app/kernel/refusal'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import { flashHeader } from '#app/routes/flash.server'
import { pageMeta } from '#app/routes/page-meta'
import { openStall } from '#app/sellers/opening/open-stall.server'
import { FaceFields, PapersFields, useStallLabels } from '#app/sellers/stall/stall-fields'
import { ownsStall } from '#app/sellers/stall/stall-queries.server'
import { StallForm } from '#app/sellers/stall/stall-schemas.server'
import { BrushHeading } from '#app/ui/brush-heading'
import { Button } from '#app/ui/button'
import { ErrorSummary, listErrors } from '#app/ui/fields/error-summary'
import { emptyReply, placesFor, type ShownStall, stallAsTyped } from './read-stall.server'

export const meta: MetaFunction = ({ location, matches }) => {
  const locale = localeOfPath(location.pathname)
  return pageMeta({
    locale,
    matches,
    path: paths.openStall(),
    title: say(locale, w.openTitle),
    description: say(locale, w.openDescription),
  })
}

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const url = new URL(request.url)
  const place = url.searchParams.get('place')
  if (place !== null) return { ...(await placesFor(place)), shown: null }
  if (await ownsStall(db, actor.userId)) throw redirect(localizePath(paths.stall(), localeOfPath(url.pathname)))
  const profile = await profileOf(db, actor.userId)
  const shown: ShownStall = {
    values: { phone: spacedNumber(profile?.phone ?? ''), contactZh: profile?.name ?? '' },
    village: { search: '', chosen: null, places: [] },
  }
  return { shown, places: [], placeQuery: '' }
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  const locale = localeOfPath(new URL(request.url).pathname)
  const form = await takeForm(request)
  if (form.get('intent') === 'find-place') return { shown: await stallAsTyped(form), reply: emptyReply(form) }
  const read = checkForm(form, StallForm, locale)
  if (!read.ok) return data({ shown: await stallAsTyped(form), reply: read.reply }, { status: 400 })
  const opened = await attempt(() => openStall(db, actor, read.value))
  if (opened.ok)
    return redirect(localizePath(paths.stall(), locale), { status: 303, headers: { 'Set-Cookie': await flashHeader('stall-sent') } })
  const sentence = sayRefusal(locale, opened.refusal)
  const reply = opened.refusal.key === 'stall-name-taken' ? refuse(form, [], { nameZh: [sentence] }) : refuse(form, [sentence])
  return data({ shown: await stallAsTyped(form), reply }, { status: opened.refusal.status })
}

export default function OpenStall() {
  const { shown: fresh } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useLocale()
  const labels = useStallLabels()
  const shown = answer?.shown ?? fresh
  if (!shown) return null
  const errors = answer?.reply.errors ?? {}
  return (
    <div className="stack mx-auto max-w-2xl py-6">
      <h1>{t(w.openTitle)}</h1>
      <p>{t(w.openIntro)}</p>
      {answer ? <ErrorSummary errors={listErrors({ ...errors, '': answer.reply.formErrors }, labels)} /> : null}
      <Form method="post" className="stack">
        <button type="submit" name="intent" value="open" className="sr-only" tabIndex={-1} aria-hidden="true" />
        <PapersFields values={shown.values} errors={errors} village={shown.village} withEnglish={false} />
        <BrushHeading>{t(w.faceTitle)}</BrushHeading>
        <FaceFields values={shown.values} errors={errors} withStory={false} />
        <Button wide name="intent" value="open">
          {t(w.submit)}
        </Button>
      </Form>
    </div>
  )
}
