import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { categoryChoices, itemOfStall } from '#app/catalogue/listings/stall-items-queries.server'
import { type FormReply, refuse, takeForm } from '#app/forms/read-form.server'
import { sayRefusal } from '#app/i18n/say-refusal'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, localizePath, pick, say } from '#app/i18n/words'
import { sell as w } from '#app/i18n/words/selling/sell'
import { isId } from '#app/kernel/new-id'
import { attempt } from '#app/kernel/refusal'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import { flashHeader } from '#app/routes/flash.server'
import { pageMeta } from '#app/routes/page-meta'
import { sellerAtWork } from '#app/routes/sell/seller-at-work.server'
import { BrushHeading } from '#app/ui/brush-heading'
import { Button } from '#app/ui/button'
import { Disclosure } from '#app/ui/disclosure'
import { Notice } from '#app/ui/feedback/flash'
import { ErrorSummary, listErrors } from '#app/ui/fields/error-summary'
import { TextField } from '#app/ui/fields/text-field'
import { QrCode } from '#app/ui/qr-code/qr-code'
import { qrPath } from '#app/ui/qr-code/qr-path.server'
import { Written } from '#app/ui/written'
import { fieldOfRefusal } from './field-of-refusal'
import { actOnItem } from './item-acts.server'
import { ItemPhotos } from './item-photos'
import { ItemWays } from './item-ways'
import { ListingWordFields } from './listing-word-fields'
import { PublishedPanel } from './published-panel'

export const meta: MetaFunction = ({ location, matches }) => {
  const locale = localeOfPath(location.pathname)
  return pageMeta({
    locale,
    matches,
    path: paths.items(),
    title: say(locale, w.edit),
    description: say(locale, w.itemsDescription),
    noIndex: true,
  })
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { stall } = await sellerAtWork(request)
  const item = isId(params.id) ? await itemOfStall(db, stall.id, params.id) : null
  if (!item) throw new Response(null, { status: 404 })
  const url = new URL(request.url)
  const link = context.baseUrl + localizePath(paths.product(item.slug), localeOfPath(url.pathname))
  return { item, categories: await categoryChoices(db), link, qr: qrPath(link), justDone: url.searchParams.has('done') }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { seller, stall } = await sellerAtWork(request)
  const id = isId(params.id) ? params.id : ''
  const item = id ? await itemOfStall(db, stall.id, id) : null
  if (!item) throw new Response(null, { status: 404 })
  const locale = localeOfPath(new URL(request.url).pathname)
  const form = await takeForm(request)
  const done = await attempt(() => actOnItem(seller, id, item.originCode, form, locale))
  if (!done.ok) {
    const field = fieldOfRefusal[done.refusal.key]
    const sentence = sayRefusal(locale, done.refusal)
    return data(field ? refuse(form, [], { [field]: [sentence] }) : refuse(form, [sentence]), { status: done.refusal.status })
  }
  if (done.value) return data(done.value, { status: 400 })
  return redirect(localizePath(paths.item(id), locale), { status: 303, headers: { 'Set-Cookie': await flashHeader('saved') } })
}

const untouched: FormReply = { values: {}, errors: {}, formErrors: [] }

/** The forms of the ways to buy have fields of the same names: which of them is meant. */
function fieldId(field: string | undefined, { values }: FormReply): string | undefined {
  if (field && values.intent === 'new-way') return `new-${field}`
  return field && values.intent === 'way' ? `${field}-${values.offerId}` : field
}

export default function ItemPage() {
  const { item, categories, link, qr, justDone } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>() ?? untouched
  const { t, locale } = useLocale()
  const title = pick(locale, item.titleZh, item.titleEn)
  const values = reply.values.intent === 'words' ? reply.values : item
  const errors = reply.values.intent === 'words' ? reply.errors : {}
  return (
    <div className="stack">
      <h1>
        <Written>{title}</Written>
      </h1>
      {item.status === 'withdrawn' ? <Notice kind="info">{t(w['state-withdrawn'])}</Notice> : null}
      {item.status === 'hidden' ? <Notice kind="info">{t(w.hiddenNote)}</Notice> : null}
      {justDone ? <PublishedPanel title={title} productPath={paths.product(item.slug)} link={link} qr={qr} /> : null}
      <ErrorSummary
        errors={listErrors({ ...reply.errors, '': reply.formErrors }).map((error) => ({ ...error, field: fieldId(error.field, reply) }))}
      />
      <ItemPhotos photos={item.photos} error={reply.errors.photos} />
      <ItemWays offers={item.offers} reply={reply} />
      <section className="stack">
        <BrushHeading>{t(w.words)}</BrushHeading>
        <Form method="post" className="stack max-w-2xl">
          <input type="hidden" name="intent" value="words" />
          <input type="hidden" name="version" value={item.version} />
          <TextField
            label={t(w.name)}
            name="titleZh"
            lang="zh-CN"
            required
            maxLength={60}
            defaultValue={String(values.titleZh ?? '')}
            error={errors.titleZh}
          />
          <ListingWordFields values={values as Record<string, string>} errors={errors} categories={categories} categoryNeeded />
          <Button>{t(w.save)}</Button>
        </Form>
      </section>
      {item.onShow && !justDone ? (
        <section className="stack">
          <BrushHeading>{t(w.shareLink)}</BrushHeading>
          <QrCode qr={qr} label={t(w.shareLink)} text={link} />
        </section>
      ) : null}
      {item.status === 'withdrawn' ? null : (
        <Disclosure summary={t(w.withdraw)}>
          <Form method="post" className="stack">
            <p className="measure">{t(w.withdrawHint)}</p>
            <Button name="intent" value="withdraw" variant="danger">
              {t(w.withdraw)}
            </Button>
          </Form>
        </Disclosure>
      )}
    </div>
  )
}
