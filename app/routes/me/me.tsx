import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, localizePath, say, type Word } from '#app/i18n/words'
import { identity as w } from '#app/i18n/words/identity'
import { requireActor } from '#app/identity/actor.server'
import { countMyOrders, type MyOrderFilter } from '#app/orders/buying/my-orders-queries.server'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import { pageMeta } from '#app/routes/page-meta'
import { ownsStall } from '#app/sellers/stall/stall-queries.server'
import { BrushHeading } from '#app/ui/brush-heading'
import { Button } from '#app/ui/button'
import { Icon, type IconName } from '#app/ui/icon'
import { Link } from '#app/ui/link'
import { Written } from '#app/ui/written'

export const meta: MetaFunction = ({ location, matches }) => {
  const locale = localeOfPath(location.pathname)
  return pageMeta({ locale, matches, path: paths.me(), title: say(locale, w.me), description: say(locale, w.meDescription), noIndex: true })
}

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const [counts, hasStall] = await Promise.all([countMyOrders(db, actor.userId), ownsStall(db, actor.userId)])
  return { name: actor.name, isOperator: actor.role === 'operator', hasStall, counts }
}

const shelves: { filter: MyOrderFilter; icon: IconName; word: Word & { zh: string } }[] = [
  { filter: 'pay', icon: 'receipt', word: w.toPay },
  { filter: 'ship', icon: 'box', word: w.toShip },
  { filter: 'way', icon: 'truck', word: w.onTheWay },
  { filter: 'done', icon: 'check', word: w.done },
]

function Way({ to, icon, title, text }: { to: string; icon: IconName; title: string; text: string }) {
  return (
    <li>
      <Link to={to} className="card flex h-full items-center gap-4 p-4 text-ink no-underline hover:border-bamboo">
        <Icon name={icon} className="text-xl text-bamboo" />
        <span className="min-w-0 flex-1">
          <span className="block font-semibold">{title}</span>
          <span className="block text-sm text-ink-2">{text}</span>
        </span>
        <Icon name="arrow-right" className="text-line-strong" />
      </Link>
    </li>
  )
}

export default function Me() {
  const { name, isOperator, hasStall, counts } = useLoaderData<typeof loader>()
  const { t, locale } = useLocale()
  return (
    <div className="grid gap-8 py-6">
      <h1>{name ? <Written>{t(w.hello, { name })}</Written> : t(w.helloPlain)}</h1>
      <section aria-labelledby="orders" className="grid gap-3">
        <BrushHeading id="orders" more={{ to: paths.myOrders(), label: t(w.allOrders) }}>
          {t(w.myOrders)}
        </BrushHeading>
        <ul className="card grid grid-cols-2 sm:grid-cols-4">
          {shelves.map(({ filter, icon, word }) => (
            <li key={filter}>
              <Link
                to={paths.myOrders(filter)}
                className="grid justify-items-center gap-1 p-4 text-ink no-underline hover:text-bamboo-strong"
              >
                <Icon name={icon} className="text-xl text-bamboo" />
                <span>{word[locale] as string}</span>
                <span className="font-semibold tabular-nums">{counts[filter]}</span>
              </Link>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="manage" className="grid gap-3">
        <BrushHeading id="manage">{t(w.manage)}</BrushHeading>
        <ul className="grid gap-3 md:grid-cols-2">
          {isOperator ? <Way to={paths.coop()} icon="eye" title={t(w.coop)} text={t(w.coopText)} /> : null}
          {hasStall ? (
            <Way to={paths.sell()} icon="store" title={t(w.myStall)} text={t(w.myStallText)} />
          ) : (
            <Way to={paths.openStall()} icon="store" title={t(w.openStall)} text={t(w.openStallText)} />
          )}
          <Way to={paths.myTrips()} icon="calendar" title={t(w.trips)} text={t(w.tripsText)} />
          <Way to={paths.addresses()} icon="pin" title={t(w.addresses)} text={t(w.addressesText)} />
          <Way to={paths.notices()} icon="mail" title={t(w.notices)} text={t(w.noticesText)} />
          <Way to={paths.account()} icon="lock" title={t(w.accountSettings)} text={t(w.accountSettingsText)} />
          <Way to={paths.display()} icon="text-size" title={t(w.display)} text={t(w.displayText)} />
        </ul>
      </section>
      <Form method="post" action={localizePath(paths.logout(), locale)}>
        <Button variant="quiet">{t(w.signOut)}</Button>
      </Form>
    </div>
  )
}
