import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ListingCards } from '#app/catalogue/cards/listing-card'
import { nextTerm, termOn, termsAround } from '#app/catalogue/season/season-calendar.server'
import { ripeProduce, seasonGoods } from '#app/catalogue/season/season-queries.server'
import { isTermSlug } from '#app/catalogue/season/season-terms'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, say } from '#app/i18n/words'
import { season } from '#app/i18n/words/season'
import { formatDay, monthOf } from '#app/kernel/day'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import { pageMeta } from '#app/routes/page-meta'
import { BrushHeading } from '#app/ui/brush-heading'
import { ButtonLink } from '#app/ui/button'
import { Chip } from '#app/ui/chip'
import { EmptyState } from '#app/ui/feedback/empty-state'
import { SeasonBand } from '#app/ui/season/season-band'
import { readVisit } from './market-visit.server'
import { ChipList } from './search-parts'

const w = season.page
const RIPE_SHOWN = 16

export const meta: MetaFunction<typeof loader> = ({ data, location, matches }) => {
  const locale = localeOfPath(location.pathname)
  if (!data) return []
  const term = say(locale, season.names[data.slug])
  const ripe = data.ripe.slice(0, 6).join(locale === 'zh' ? '、' : ', ')
  return pageMeta({
    locale,
    matches,
    path: paths.season(data.slug),
    title: say(locale, w.title, { term, line: say(locale, season.lines[data.slug]) }),
    description: say(locale, w.description, { term, from: formatDay(data.from, locale), to: formatDay(data.to, locale), ripe }),
    image: paths.sharePicture('season', data.slug),
  })
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { locale, day } = readVisit(request)
  if (!isTermSlug(params.term)) throw new Response(null, { status: 404 })
  const term = nextTerm(params.term, day)
  const month = monthOf(term.from)
  const [ripe, cards] = await Promise.all([ripeProduce(db, month, locale), seasonGoods(db, month, locale)])
  return {
    slug: term.slug,
    from: term.from,
    to: term.to,
    isNow: termOn(day).slug === term.slug,
    ripe: ripe.slice(0, RIPE_SHOWN),
    cards,
    terms: termsAround(term.from, 2, 6).map((near) => near.slug),
  }
}

export default function Season() {
  const { slug, from, to, isNow, ripe, cards, terms } = useLoaderData<typeof loader>()
  const { t, locale } = useLocale()
  const name = t(season.names[slug])
  return (
    <div className="grid grid-cols-1 gap-6 py-4">
      <SeasonBand
        headingLevel={1}
        name={name}
        line={t(w.lineWith, { term: name, line: t(season.lines[slug]) })}
        terms={terms.map((near) => ({
          key: near,
          name: t(season.names[near]),
          note: t(season.notes[near]),
          to: paths.season(near),
          current: near === slug,
        }))}
      >
        {t(w.dates, { from: formatDay(from, locale), to: formatDay(to, locale) })}
        {isNow ? ` · ${t(w.now)}` : ''}
      </SeasonBand>
      <ChipList title={t(isNow ? w.ripe : w.ripeThen)}>
        {ripe.map((produce) => (
          <Chip key={produce} label={produce} to={paths.search(produce)} />
        ))}
      </ChipList>
      <section aria-labelledby="in-season" className="grid gap-3">
        <BrushHeading id="in-season" more={isNow ? { to: paths.market({ season: 1 }), label: t(w.all) } : undefined}>
          {t(w.onStalls)}
        </BrushHeading>
        {cards.length > 0 ? (
          <ListingCards cards={cards} />
        ) : (
          <EmptyState title={t(w.none)} action={<ButtonLink to={paths.market()}>{t(w.noneAction)}</ButtonLink>} />
        )}
      </section>
    </div>
  )
}
