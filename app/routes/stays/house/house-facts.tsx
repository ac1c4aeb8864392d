import type { ReactNode } from 'react'
import { ListingCards } from '#app/catalogue/cards/listing-card'
import { useLocale } from '#app/i18n/use-locale'
import { houseWords as w } from '#app/i18n/words/houses/page'
import { wishWords } from '#app/i18n/words/staying/wishes'
import { formatDay } from '#app/kernel/day'
import { paths } from '#app/paths'
import { MapLinks } from '#app/stays/nearby/map-links'
import { BrushHeading } from '#app/ui/brush-heading'
import { ButtonLink } from '#app/ui/button'
import { Chip } from '#app/ui/chip'
import { Icon } from '#app/ui/icon'
import { PinMap } from '#app/ui/pin-map/pin-map'
import { Written } from '#app/ui/written'
import type { HousePage } from './read-house.server'

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="grid grid-cols-1 gap-2">
      <BrushHeading id={id}>{title}</BrushHeading>
      {children}
    </section>
  )
}

function Facts({ rows }: { rows: readonly (readonly [string, string])[] }) {
  return (
    <dl className="facts">
      {rows.map(([name, value]) => (
        <div key={name} className="contents">
          <dt>{name}</dt>
          <dd>
            <Written>{value}</Written>
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** The host's story, what is there and what can be done. */
export function HouseStory({ page }: { page: HousePage }) {
  const { t } = useLocale()
  return (
    <>
      {page.story ? (
        <Part id="about" title={t(w.about)}>
          <p className="measure whitespace-pre-line">
            <Written>{page.story}</Written>
          </p>
        </Part>
      ) : null}
      {page.amenities.length > 0 ? (
        <Part id="offers" title={t(w.offers)}>
          <ul className="flex flex-wrap gap-2">
            {page.amenities.map((name) => (
              <li key={name} className="chip">
                <Written>{name}</Written>
              </li>
            ))}
          </ul>
        </Part>
      ) : null}
      {page.todo.length > 0 ? (
        <Part id="todo" title={t(w.todo)}>
          <p className="measure">
            <Written>{page.todo.join(t(wishWords.listSeparator))}</Written>
          </p>
        </Part>
      ) : null}
    </>
  )
}

/** Hours and rules, what a cancellation brings back, deposit, and what is asked at the door. */
export function HouseRules({ page }: { page: HousePage }) {
  const { t } = useLocale()
  return (
    <>
      <Part id="rules" title={t(w.rules)}>
        <Facts rows={page.rules} />
        {page.rulesText ? (
          <p className="measure whitespace-pre-line">
            <Written>{page.rulesText}</Written>
          </p>
        ) : null}
        <p className="measure">{page.identityText}</p>
      </Part>
      <Part id="refund" title={t(w.refund)}>
        <p className="measure">{page.refund.text}</p>
        <p className="measure">
          <Written>{page.depositSaid}</Written>
        </p>
      </Part>
    </>
  )
}

/** Where it is, how to get there, who keeps it and by which licences. */
export function HousePlace({ page, text }: { page: HousePage; text: 'std' | 'large' | 'care' }) {
  const { t } = useLocale()
  const { host } = page
  return (
    <>
      <Part id="way" title={t(w.way)}>
        <p>
          <Written>{page.place}</Written>
        </p>
        {page.way ? (
          <p className="measure whitespace-pre-line">
            <Written>{page.way}</Written>
          </p>
        ) : null}
        <PinMap
          label={t(w.map)}
          text={text}
          pins={[{ key: page.slug, lon: page.lon, lat: page.lat, to: '#way', label: t(w.here), said: `${t(w.here)} · ${page.title}` }]}
        />
        <MapLinks lon={page.lon} lat={page.lat} name={page.title} />
      </Part>
      <Part id="host" title={t(w.host)}>
        <p className="font-semibold">
          <Written>{`${host.contact} · ${host.name}`}</Written>
        </p>
        {host.story ? (
          <p className="measure">
            <Written>{host.story}</Written>
          </p>
        ) : null}
        <p className="flex flex-wrap gap-2">
          <a href={`tel:${host.phone.replace(/[^\d+]/g, '')}`} className="btn btn-quiet">
            <Icon name="phone" />
            {t(w.call, { phone: host.phone })}
          </a>
          <ButtonLink to={paths.farmer(host.slug)} variant="plain">
            <Written>{t(w.stall, { name: host.name })}</Written>
          </ButtonLink>
        </p>
      </Part>
      <Part id="papers" title={t(w.papers)}>
        <p className="text-ink-2">{t(w.papersText)}</p>
        <Facts rows={page.papers} />
      </Part>
    </>
  )
}

/** What can be joined and what is ripe around the house. */
export function HouseNear({ page }: { page: HousePage }) {
  const { t, locale } = useLocale()
  return (
    <>
      {page.open.length > 0 ? (
        <Part id="near-open" title={t(w.nearbyOpen)}>
          <ul className="flex flex-wrap gap-2">
            {page.open.map((session) => (
              <li key={session.slug}>
                <Chip
                  to={paths.experience(session.slug)}
                  label={t(wishWords.openAt, { title: session.title, when: formatDay(new Date(session.startsAt), locale) })}
                />
              </li>
            ))}
          </ul>
        </Part>
      ) : null}
      {page.goods.length > 0 ? (
        <Part id="near-goods" title={t(w.nearbyGoods)}>
          <ListingCards cards={page.goods} />
        </Part>
      ) : null}
    </>
  )
}
