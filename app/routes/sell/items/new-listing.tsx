import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { createListing } from '#app/catalogue/listings/create-listing.server'
import { describeListing, describeOffer } from '#app/catalogue/listings/describe-listing.server'
import { NewListing } from '#app/catalogue/listings/listing-forms.server'
import { categoryChoices, nameSuggestions } from '#app/catalogue/listings/stall-items-queries.server'
import { checkForm, type FormReply, refuse, takeForm } from '#app/forms/read-form.server'
import { sayRefusal } from '#app/i18n/say-refusal'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, localizePath, pick, say } from '#app/i18n/words'
import { refusals } from '#app/i18n/words/refusals'
import { sell as w } from '#app/i18n/words/selling/sell'
import { newId } from '#app/kernel/new-id'
import { attempt } from '#app/kernel/refusal'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import { pageMeta } from '#app/routes/page-meta'
import { sellerAtWork } from '#app/routes/sell/seller-at-work.server'
import { Button, ButtonLink } from '#app/ui/button'
import { Disclosure } from '#app/ui/disclosure'
import { Notice } from '#app/ui/feedback/flash'
import { ErrorSummary, listErrors } from '#app/ui/fields/error-summary'
import { TextField } from '#app/ui/fields/text-field'
import { fieldOfRefusal } from './field-of-refusal'
import { ListingWordFields } from './listing-word-fields'
import { OfferFields } from './offer-fields'
import { PhotoPicker } from './photo-picker'
import { takePhotos } from './take-photos.server'

export const meta: MetaFunction = ({ location, matches }) => {
  const locale = localeOfPath(location.pathname)
  return pageMeta({
    locale,
    matches,
    path: paths.newListing(),
    title: say(locale, w.newTitle),
    description: say(locale, w.newDescription),
    noIndex: true,
  })
}

export async function loader({ request }: LoaderFunctionArgs) {
  const { stall } = await sellerAtWork(request)
  const [suggestions, categories] = await Promise.all([nameSuggestions(db, stall.townCode.slice(0, 6)), categoryChoices(db)])
  return { suggestions, categories, stallStatus: stall.status, reason: stall.operatorNote, formId: newId() }
}

export async function action({ request }: ActionFunctionArgs) {
  const { stall, seller } = await sellerAtWork(request)
  const locale = localeOfPath(new URL(request.url).pathname)
  if (stall.status !== 'active') return data(refuse(new FormData(), [say(locale, refusals['stall-closed'])]), { status: 403 })
  const form = await takeForm(request)
  const photos = await takePhotos(form, seller.userId, locale)
  for (const key of photos.keys) form.append('photoKeys', key)
  form.delete('photos')
  const checked = checkForm(form, NewListing, locale)
  if (!checked.ok) return data({ ...checked.reply, formErrors: [...checked.reply.formErrors, ...photos.problems] }, { status: 400 })
  if (photos.problems.length > 0) return data(refuse(form, [], { photos: photos.problems }), { status: 400 })
  const { price, unit, grams, weigh, tolerance, count, photoKeys, formId, ...words } = checked.value
  const made = await attempt(async () => {
    const described = await describeListing(db, words, stall.villageCode ?? stall.townCode)
    const offer = describeOffer({ price, unit, grams, weigh, tolerance, count })
    return createListing(db, seller, { ...described, offers: [offer], photoKeys }, formId)
  })
  if (!made.ok) {
    const field = fieldOfRefusal[made.refusal.key]
    const sentence = sayRefusal(locale, made.refusal)
    return data(field ? refuse(form, [], { [field]: [sentence] }) : refuse(form, [sentence]), { status: made.refusal.status })
  }
  return redirect(localizePath(`${paths.item(made.value.id)}?done=1`, locale), 303)
}

const untouched: FormReply = { values: {}, errors: {}, formErrors: [] }

export default function NewListingPage() {
  const { suggestions, categories, stallStatus, reason, formId } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>() ?? untouched
  const { t, locale } = useLocale()
  const keys = [reply.values.photoKeys ?? []].flat()
  const wantsMore =
    ['categoryCode', 'catchPermit', 'harvestFrom', 'shipsWithinDays'].some((name) => reply.errors[name]) || Boolean(reply.values.storyZh)
  if (stallStatus !== 'active') {
    return (
      <div className="stack">
        <h1>{t(w.newTitle)}</h1>
        <Notice kind="warn">
          <p>{stallStatus === 'suspended' ? t(w.stallSuspended, { reason }) : reason || t(w.stallWaiting)}</p>
        </Notice>
        <ButtonLink to={paths.stall()} variant="quiet">
          {t(w.myStall)}
        </ButtonLink>
      </div>
    )
  }
  return (
    <div className="stack">
      <h1>{t(w.newTitle)}</h1>
      <ErrorSummary errors={listErrors({ ...reply.errors, '': reply.formErrors })} />
      <Form method="post" encType="multipart/form-data" className="stack max-w-2xl">
        <input type="hidden" name="formId" value={String(reply.values.formId ?? formId)} />
        <PhotoPicker keys={keys} error={reply.errors.photos} />
        <TextField
          label={t(w.name)}
          name="titleZh"
          placeholder={t(w.nameExample)}
          required
          maxLength={60}
          list="produce-names"
          autoComplete="off"
          defaultValue={String(reply.values.titleZh ?? '')}
          error={reply.errors.titleZh}
        />
        <datalist id="produce-names">
          {suggestions.map((kind) => (
            <option key={kind.nameZh} value={pick(locale, kind.nameZh, kind.nameEn)} />
          ))}
        </datalist>
        <OfferFields values={reply.values} errors={reply.errors} />
        <Button wide>{t(w.publish)}</Button>
        <Disclosure summary={t(w.more)} open={wantsMore}>
          <ListingWordFields values={reply.values} errors={reply.errors} categories={categories} />
          <Button wide>{t(w.publish)}</Button>
        </Disclosure>
      </Form>
    </div>
  )
}
