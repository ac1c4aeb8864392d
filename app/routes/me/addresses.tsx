import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { refuse, takeForm } from '#app/forms/read-form.server'
import { sayRefusal } from '#app/i18n/say-refusal'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, localizePath, say } from '#app/i18n/words'
import { identity as w } from '#app/i18n/words/identity'
import { addressesOf, addressOf } from '#app/identity/account/address-queries.server'
import { makeDefaultAddress, removeAddress, saveAddress } from '#app/identity/account/save-address.server'
import { requireActor } from '#app/identity/actor.server'
import { spacedNumber } from '#app/identity/phone-number'
import { attempt } from '#app/kernel/refusal'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import { flashHeader } from '#app/routes/flash.server'
import { pageMeta } from '#app/routes/page-meta'
import { Button, ButtonLink } from '#app/ui/button'
import { EmptyState } from '#app/ui/feedback/empty-state'
import { ErrorSummary, listErrors } from '#app/ui/fields/error-summary'
import { Written } from '#app/ui/written'
import { AddressForm } from './address-form'
import { formAsTyped, formFromLine, formOf, readAddress } from './read-address.server'

export const meta: MetaFunction = ({ location, matches }) => {
  const locale = localeOfPath(location.pathname)
  return pageMeta({
    locale,
    matches,
    path: paths.addresses(),
    title: say(locale, w.addressesTitle),
    description: say(locale, w.addressesDescription),
    noIndex: true,
  })
}

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const edit = new URL(request.url).searchParams.get('edit')
  if (!edit) return { addresses: await addressesOf(db, actor.userId), editing: null }
  const address = edit === 'new' ? null : await addressOf(db, actor.userId, edit)
  if (edit !== 'new' && !address) throw new Response(null, { status: 404 })
  return { addresses: [], editing: await formOf(address, localeOfPath(new URL(request.url).pathname)) }
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  const locale = localeOfPath(new URL(request.url).pathname)
  const form = await takeForm(request)
  const intent = form.get('intent')
  const id = String(form.get('id') ?? '')
  const backToList = async (flash: string) =>
    redirect(localizePath(paths.addresses(), locale), { status: 303, headers: { 'Set-Cookie': await flashHeader(flash) } })

  if (intent === 'divisions') return { shown: await formAsTyped(form, locale), reply: refuse(form, []) }
  if (intent === 'paste') return formFromLine(form, locale)
  if (intent === 'save') {
    const read = await readAddress(form, locale)
    if (!read.ok) return data({ shown: await formAsTyped(form, locale), reply: read.reply }, { status: 400 })
    const saved = await attempt(() => saveAddress(db, actor, id || null, read.value))
    if (saved.ok) return backToList('address-saved')
    if (saved.refusal.reason === 'missing') throw new Response(null, { status: 404 })
    return data(
      { shown: await formAsTyped(form, locale), reply: refuse(form, [sayRefusal(locale, saved.refusal)]) },
      { status: saved.refusal.status },
    )
  }
  if ((await addressOf(db, actor.userId, id)) === null) throw new Response(null, { status: 404 })
  if (intent === 'default') {
    await makeDefaultAddress(db, actor, id)
    return backToList('saved')
  }
  if (intent === 'remove') {
    await removeAddress(db, actor, id)
    return backToList('address-removed')
  }
  throw new Response(null, { status: 400 })
}

export default function Addresses() {
  const { addresses, editing } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useLocale()
  const shown = answer?.shown ?? editing
  if (shown) {
    return (
      <div className="stack py-6">
        <h1>{t(shown.id ? w.editAddress : w.addAddress)}</h1>
        {answer ? <ErrorSummary errors={listErrors({ ...answer.reply.errors, '': answer.reply.formErrors })} /> : null}
        <AddressForm shown={shown} errors={answer?.reply.errors ?? {}} />
      </div>
    )
  }
  const add = (
    <ButtonLink to={`${paths.addresses()}?edit=new`} icon="plus">
      {t(w.addAddress)}
    </ButtonLink>
  )
  return (
    <div className="stack py-6">
      <h1>{t(w.addressesTitle)}</h1>
      {addresses.length === 0 ? <EmptyState motif="house" title={t(w.noAddresses)} action={add} /> : add}
      <ul className="grid gap-3 md:grid-cols-2">
        {addresses.map((address) => (
          <li key={address.id} className="card grid content-start gap-2 p-4">
            <p>
              <span className="font-semibold">
                <Written>{address.name}</Written>
              </span>{' '}
              <span className="tabular-nums">{spacedNumber(address.phone)}</span>
              {address.isDefault ? <span className="chip chip-on ms-2">{t(w.isDefault)}</span> : null}
            </p>
            <p lang="zh-CN">
              {[address.province, address.city, address.district, address.town, address.detail]
                .filter((part, i, all) => part && part !== all[i - 1])
                .join(' ')}
            </p>
            <Form method="post" className="flex flex-wrap items-center gap-2">
              <input type="hidden" name="id" value={address.id} />
              <ButtonLink
                variant="quiet"
                small
                to={`${paths.addresses()}?edit=${address.id}`}
                said={t(w.editOf, { name: address.name, detail: address.detail })}
              >
                {t(w.edit)}
              </ButtonLink>
              {address.isDefault ? null : (
                <Button
                  variant="plain"
                  small
                  name="intent"
                  value="default"
                  said={t(w.makeDefaultOf, { name: address.name, detail: address.detail })}
                >
                  {t(w.makeDefault)}
                </Button>
              )}
              <Button
                variant="plain"
                small
                name="intent"
                value="remove"
                said={t(w.removeOf, { name: address.name, detail: address.detail })}
              >
                {t(w.remove)}
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </div>
  )
}
