import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, say } from '#app/i18n/words'
import { tripWords as w } from '#app/i18n/words/staying/trips'
import { requireActor } from '#app/identity/actor.server'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import { pageMeta } from '#app/routes/page-meta'
import { tripsOf } from '#app/trips/travelling/my-trips.server'
import { TripCard } from '#app/trips/travelling/trip-card'
import { BrushHeading } from '#app/ui/brush-heading'
import { ButtonLink } from '#app/ui/button'
import { EmptyState } from '#app/ui/feedback/empty-state'
import { Link } from '#app/ui/link'

export const meta: MetaFunction = ({ location, matches }) => {
  const locale = localeOfPath(location.pathname)
  const [title, description] = [say(locale, w.title), say(locale, w.description)]
  return pageMeta({ locale, matches, path: paths.myTrips(), title, description, noIndex: true })
}

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  return tripsOf(db, actor.userId)
}

export default function MyTrips() {
  const { coming, past } = useLoaderData<typeof loader>()
  const { t } = useLocale()
  return (
    <div className="stack py-6">
      <h1>{t(w.title)}</h1>
      {coming.length === 0 ? (
        <EmptyState motif="house" title={t(w.none)} action={<ButtonLink to={paths.stays()}>{t(w.goStays)}</ButtonLink>}>
          {t(w.noneText)}
        </EmptyState>
      ) : (
        <section aria-labelledby="coming" className="grid gap-3">
          <BrushHeading id="coming">{t(w.coming)}</BrushHeading>
          <ul className="grid gap-3">
            {coming.map((trip) => (
              <li key={trip.no}>
                <TripCard trip={trip} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {past.length > 0 ? (
        <section aria-labelledby="past" className="grid gap-3">
          <BrushHeading id="past">{t(w.past)}</BrushHeading>
          <ul className="grid gap-3">
            {past.map((trip) => (
              <li key={trip.no}>
                <TripCard trip={trip} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <p>
        <Link to={paths.findOrder()}>{t(w.boughtAsGuest)}</Link>
      </p>
    </div>
  )
}
