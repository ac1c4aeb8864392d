import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { takeForm } from '#app/forms/read-form.server'
import { sayRefusal } from '#app/i18n/say-refusal'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, localizePath, say } from '#app/i18n/words'
import { tariffWords as w } from '#app/i18n/words/books/tariff'
import { coop } from '#app/i18n/words/selling/coop'
import { requireOperator } from '#app/identity/actor.server'
import { addDays, dayOf } from '#app/kernel/day'
import { attempt } from '#app/kernel/refusal'
import { publishTariff } from '#app/ledger/publish-tariff.server'
import { categoryChoices, readTariff, type TypedTariff, typedTariff } from '#app/ledger/tariff-form.server'
import { publishedTariffs, type RateShown } from '#app/ledger/tariff-queries.server'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import { flashHeader } from '#app/routes/flash.server'
import { pageMeta } from '#app/routes/page-meta'
import { BrushHeading } from '#app/ui/brush-heading'
import { Button, ButtonLink } from '#app/ui/button'
import { DateField } from '#app/ui/fields/date-field'
import { ErrorSummary } from '#app/ui/fields/error-summary'
import { TextArea } from '#app/ui/fields/text-field'
import { Breadcrumb } from '#app/ui/navigation/breadcrumb'
import { FeePreview } from './fee-preview'
import { RateRows } from './rate-rows'

const EMPTY_ROWS = 3
const emptyRate = { orderKind: '', sellerKind: '', category: '', rate: '' }

export const meta: MetaFunction = ({ location, matches }) => {
  const locale = localeOfPath(location.pathname)
  const path = paths.coopFees()
  return pageMeta({ locale, matches, path, title: say(locale, w.title), description: say(locale, w.description), noIndex: true })
}

const typedOf = ({ orderKind, sellerKind, categoryCode, rateBps }: RateShown) => ({
  ...{ orderKind: orderKind ?? '', sellerKind: sellerKind ?? '', category: categoryCode ?? '' },
  rate: String(rateBps / 100),
})

export async function loader({ request }: LoaderFunctionArgs) {
  await requireOperator(request)
  const [tariffs, categories] = await Promise.all([publishedTariffs(db), categoryChoices(db)])
  const now = tariffs.find(({ state }) => state === 'now')?.rates ?? []
  // Room for new ones above the last, which is for everything else.
  const typed = (tariffs[0]?.rates ?? []).map(typedOf)
  const rates = [...typed.slice(0, -1), ...Array.from({ length: EMPTY_ROWS }, () => emptyRate), ...typed.slice(-1)]
  return { now, categories, rates, tomorrow: addDays(dayOf(new Date()), 1) }
}

type Reply = { typed: TypedTariff; message: string | null; preview: { rates: RateShown[]; validFrom: Date } | null }

export async function action({ request }: ActionFunctionArgs) {
  const locale = localeOfPath(new URL(request.url).pathname)
  const { userId } = await requireOperator(request)
  const form = await takeForm(request)
  const intent = form.get('intent')
  if (intent !== 'preview' && intent !== 'publish') throw new Response(null, { status: 400 })
  const typed = typedTariff(form)
  const categories = await categoryChoices(db)
  const done = await attempt(async () => {
    const tariff = readTariff(typed, categories)
    if (intent === 'publish') await publishTariff(db, userId, tariff)
    return tariff
  })
  if (!done.ok) return data<Reply>({ typed, message: sayRefusal(locale, done.refusal), preview: null }, { status: done.refusal.status })
  if (intent === 'preview')
    return data<Reply>({ typed, message: null, preview: { rates: done.value.shown, validFrom: done.value.validFrom } })
  return redirect(localizePath(paths.fees(), locale), { status: 303, headers: { 'Set-Cookie': await flashHeader('fees-published') } })
}

export default function PublishFees() {
  const { now, categories, rates, tomorrow } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const { t } = useLocale()
  const typed = reply?.typed
  return (
    <div className="grid grid-cols-1 gap-6 py-6">
      <Breadcrumb items={[{ to: paths.coop(), label: t(coop.title) }, { label: t(w.title) }]} />
      <h1>{t(w.title)}</h1>
      <p>
        <ButtonLink variant="quiet" to={paths.fees()}>
          {t(w.seeAll)}
        </ButtonLink>
      </p>
      {reply?.message ? <ErrorSummary errors={[{ message: reply.message }]} /> : null}
      {reply?.preview && typed ? <FeePreview preview={reply.preview} typed={typed} now={now} /> : null}
      <section className="grid gap-3" aria-labelledby="rates">
        <BrushHeading id="rates">{t(w.edit)}</BrushHeading>
        <p className="max-w-prose text-ink-2">{t(w.hint)}</p>
        <Form method="post" className="grid gap-4">
          <RateRows rates={typed?.rates ?? rates} categories={categories} />
          <DateField name="from" label={t(w.from)} hint={t(w.fromHint)} min={tomorrow} defaultValue={typed?.from ?? tomorrow} required />
          <TextArea name="note" label={t(w.note)} hint={t(w.noteHint)} defaultValue={typed?.note} required maxLength={500} rows={3} />
          <Button className="justify-self-start" name="intent" value="preview">
            {t(w.preview)}
          </Button>
        </Form>
      </section>
    </div>
  )
}
