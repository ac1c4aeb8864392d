import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { ZodType } from 'zod'
import { checkForm, takeForm } from '#app/forms/read-form.server'
import { sayRefusal } from '#app/i18n/say-refusal'
import { useLocale } from '#app/i18n/use-locale'
import { type Locale, localeOfPath, localizePath, say } from '#app/i18n/words'
import { refundDeskWords as w } from '#app/i18n/words/books/refund-desk'
import { coop } from '#app/i18n/words/selling/coop'
import { requireOperator } from '#app/identity/actor.server'
import { attempt } from '#app/kernel/refusal'
import { paths } from '#app/paths'
import { RefundCard } from '#app/payments/desk/refund-card'
import {
  ActOnRefund,
  askAfterRefund,
  deskRefunds,
  RecordBankRefund,
  readRefundList,
  refundLists,
} from '#app/payments/desk/refund-desk.server'
import { askBankRefund, confirmBankRefund, recordBankRefund, returnBankRefund } from '#app/payments/refunds/bank-refund.server'
import { db } from '#app/platform/database.server'
import { isFirstPage, readRowPage } from '#app/platform/row-pages.server'
import { flashHeader } from '#app/routes/flash.server'
import { pageLinks } from '#app/routes/page-links'
import { pageMeta } from '#app/routes/page-meta'
import { Chip } from '#app/ui/chip'
import { EmptyState } from '#app/ui/feedback/empty-state'
import { ErrorSummary } from '#app/ui/fields/error-summary'
import { Breadcrumb } from '#app/ui/navigation/breadcrumb'
import { Pagination } from '#app/ui/navigation/pagination'

export const meta: MetaFunction = ({ location, matches }) => {
  const locale = localeOfPath(location.pathname)
  const path = paths.coopRefunds()
  return pageMeta({ locale, matches, path, title: say(locale, w.title), description: say(locale, w.description), noIndex: true })
}

export async function loader({ request }: LoaderFunctionArgs) {
  const { userId } = await requireOperator(request)
  const query = new URL(request.url).searchParams
  const [list, wish] = [readRefundList(query.get('state')), readRowPage(query)]
  const found = await deskRefunds(db, userId, list, wish)
  const pages = pageLinks(found, isFirstPage(wish), (where) => paths.coopRefunds({ state: list, ...where }))
  return { list, lists: refundLists, refunds: found.rows, pages }
}

type Act = (operatorId: string, form: FormData, locale: Locale) => Promise<{ message: string; status: number } | null>

/** What a form does: null when it is done, else what to say. */
function act<S extends ZodType>(schema: S, work: (value: S['_output'], operatorId: string) => Promise<unknown>): Act {
  return async (operatorId, form, locale) => {
    const read = checkForm(form, schema, locale)
    if (!read.ok) return { status: 400, message: Object.values(read.reply.errors)[0]?.[0] ?? '' }
    const done = await attempt(() => work(read.value, operatorId))
    return done.ok ? null : { status: done.refusal.status, message: sayRefusal(locale, done.refusal) }
  }
}

const acts: Record<string, Act> = {
  ask: act(ActOnRefund, (value, operatorId) => askAfterRefund(db, operatorId, value)),
  bank: act(ActOnRefund, (value, operatorId) => askBankRefund(db, operatorId, value)),
  paid: act(RecordBankRefund, (value, operatorId) => recordBankRefund(db, operatorId, value)),
  confirm: act(ActOnRefund, (value, operatorId) => confirmBankRefund(db, operatorId, value)),
  returned: act(ActOnRefund, (value, operatorId) => returnBankRefund(db, operatorId, value)),
}

export async function action({ request }: ActionFunctionArgs) {
  const locale = localeOfPath(new URL(request.url).pathname)
  const { userId } = await requireOperator(request)
  const form = await takeForm(request)
  const intent = String(form.get('intent'))
  const chosen = Object.hasOwn(acts, intent) ? acts[intent] : undefined
  if (!chosen) throw new Response(null, { status: 400 })
  const refused = await chosen(userId, form, locale)
  if (refused) return data({ message: refused.message }, { status: refused.status })
  return redirect(localizePath(paths.coopRefunds(), locale), { status: 303, headers: { 'Set-Cookie': await flashHeader('refund-noted') } })
}

export default function CoopRefunds() {
  const { list, lists, refunds, pages } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { t } = useLocale()
  return (
    <div className="grid grid-cols-1 gap-6 py-6">
      <Breadcrumb items={[{ to: paths.coop(), label: t(coop.title) }, { label: t(w.title) }]} />
      <h1>{t(w.title)}</h1>
      {refused ? <ErrorSummary errors={[{ message: refused.message }]} /> : null}
      <nav aria-label={t(w.lists)} className="flex flex-wrap gap-2">
        {lists.map((one) => (
          <Chip key={one} to={paths.coopRefunds({ state: one })} current={one === list} label={t(w[`list-${one}`])} />
        ))}
      </nav>
      {refunds.length === 0 ? (
        <EmptyState title={t(list === 'attention' ? w.noneWaiting : w.none)} />
      ) : (
        <ul className="grid gap-3">
          {refunds.map((refund) => (
            <RefundCard key={refund.id} refund={refund} />
          ))}
        </ul>
      )}
      <Pagination {...pages} />
    </div>
  )
}
