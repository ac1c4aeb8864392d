import { useLocale } from '#app/i18n/use-locale'
import { experienceWords as w } from '#app/i18n/words/experiences/page'
import { paths } from '#app/paths'
import type { ExperiencePage } from '#app/stays/experiences/experience-page.server'
import { sayMonths } from '#app/stays/experiences/say-experience'
import { MapLinks } from '#app/stays/nearby/map-links'
import { BrushHeading } from '#app/ui/brush-heading'
import { Icon } from '#app/ui/icon'
import { Link } from '#app/ui/link'
import { Written } from '#app/ui/written'

type Facts = { experience: Omit<ExperiencePage, 'sessions'> }

function Words({ words }: { words: readonly string[] }) {
  const { locale } = useLocale()
  return <Written>{words.join(locale === 'zh' ? '、' : ', ')}</Written>
}

/** Age, season, what to bring, safety, rain. */
export function BeforeYouCome({ experience }: Facts) {
  const { t, locale } = useLocale()
  const { ageFrom, months, inSeason, bring, amenities, activities, safety, rain } = experience
  const said = sayMonths(months, locale)
  return (
    <section aria-labelledby="before" className="grid gap-3">
      <BrushHeading id="before">{t(w.before)}</BrushHeading>
      <dl className="facts measure">
        <dt>{t(w.ageFit)}</dt>
        <dd>{ageFrom > 0 ? t(w.ageFrom, { n: ageFrom }) : t(w.ageAny)}</dd>
        {said ? (
          <>
            <dt>{t(w.season)}</dt>
            <dd>{t(inSeason ? w.seasonNow : w.seasonLater, { months: said })}</dd>
          </>
        ) : null}
        {activities.length > 0 ? (
          <>
            <dt>{t(w.doing)}</dt>
            <dd>
              <Words words={activities} />
            </dd>
          </>
        ) : null}
        {amenities.length > 0 ? (
          <>
            <dt>{t(w.included)}</dt>
            <dd>
              <Words words={amenities} />
            </dd>
          </>
        ) : null}
        <dt>{t(w.bring)}</dt>
        <dd className="whitespace-pre-line">
          <Written>{bring || t(w.bringNothing)}</Written>
        </dd>
        <dt>{t(w.rain)}</dt>
        <dd className="whitespace-pre-line">
          {rain ? <Written>{rain}</Written> : null}
          {rain ? <br /> : null}
          {t(w.hostCancels)}
        </dd>
      </dl>
      <div className="notice notice-warn measure">
        <Icon name="alert" />
        <div className="min-w-0">
          <h3>{t(w.safety)}</h3>
          <p className="whitespace-pre-line">
            <Written>{safety || t(w.safetyAlways)}</Written>
          </p>
        </div>
      </div>
    </section>
  )
}

export function MeetingPlace({ experience }: Facts) {
  const { t } = useLocale()
  const { meet, place, at, lon, lat, title } = experience
  return (
    <section aria-labelledby="meet" className="grid gap-2">
      <BrushHeading id="meet">{t(w.meet)}</BrushHeading>
      {meet ? (
        <p className="measure whitespace-pre-line">
          <Written>{meet}</Written>
        </p>
      ) : null}
      <p>
        <Link to={paths.village(at)} className="inline-flex min-h-(--tap) items-center gap-2">
          <Icon name="pin" />
          <span>
            <Written>{t(w.village, { place })}</Written>
          </span>
        </Link>
      </p>
      <MapLinks lon={lon} lat={lat} name={title} />
    </section>
  )
}

export function Host({ experience }: Facts) {
  const { t } = useLocale()
  const { host } = experience
  return (
    <section aria-labelledby="host" className="grid gap-2">
      <BrushHeading id="host">{t(w.host)}</BrushHeading>
      <div className="card grid gap-2 p-4">
        <p className="font-semibold">
          <Written>{`${host.contact} · ${host.name}`}</Written>
        </p>
        <p className="flex flex-wrap items-center gap-4">
          <a className="btn btn-quiet" href={`tel:${host.phone}`}>
            <Icon name="phone" />
            {t(w.call, { phone: host.phone })}
          </a>
          <Link to={paths.farmer(host.slug)} className="inline-flex min-h-(--tap) items-center font-semibold">
            {t(w.visit)}
          </Link>
        </p>
      </div>
    </section>
  )
}
