import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useRouteLoaderData } from '@remix-run/react'
import { jsonForScript } from '#app/catalogue/browse/product-data'
import { villageGoods } from '#app/catalogue/browse/village-goods.server'
import { ListingCards, useSavesData } from '#app/catalogue/cards/listing-card'
import { photoSource } from '#app/catalogue/photos/photo-source'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, localizePath, say } from '#app/i18n/words'
import { experienceCardWords } from '#app/i18n/words/experiences/cards'
import { experienceListWords } from '#app/i18n/words/experiences/list'
import { sayOffered } from '#app/i18n/words/experiences/offered'
import { experienceWords as w } from '#app/i18n/words/experiences/page'
import { doingWords, nearbyWords } from '#app/i18n/words/staying/nearby'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import type { FrameData } from '#app/root'
import { pageMeta } from '#app/routes/page-meta'
import { printOf } from '#app/stays/experiences/doings'
import { experienceData } from '#app/stays/experiences/experience-data'
import { partyQuery, readParty } from '#app/stays/experiences/experience-filters'
import { experiencePage } from '#app/stays/experiences/experience-page.server'
import { otherSessions, refusedSession, sessionMonths } from '#app/stays/experiences/session-months'
import { nearby } from '#app/stays/nearby/nearby.server'
import { StayLines } from '#app/stays/nearby/nearby-lists'
import { BlockPrint } from '#app/ui/block-print/block-print'
import { BrushHeading } from '#app/ui/brush-heading'
import { ErrorSummary } from '#app/ui/fields/error-summary'
import { Gallery } from '#app/ui/gallery'
import { Breadcrumb } from '#app/ui/navigation/breadcrumb'
import { useNonce } from '#app/ui/nonce'
import { Slip } from '#app/ui/slip'
import { Written } from '#app/ui/written'
import { BookSession } from './book-session'
import { BeforeYouCome, Host, MeetingPlace } from './experience-facts'
import { readPlaceVisit } from './place-names.server'
import { sayWrongs } from './say-wrongs.server'

/** Sessions told to search engines. */
const EVENTS_TOLD = 12

export const meta: MetaFunction<typeof loader> = ({ data, location, matches }) => {
  const locale = localeOfPath(location.pathname)
  if (!data) return []
  const { experience } = data
  return pageMeta({
    locale,
    matches,
    path: paths.experience(experience.slug),
    title: say(locale, w.title, { title: experience.title, place: experience.place }),
    description: say(locale, w.description, {
      place: experience.place,
      host: experience.host.contact,
      doing: say(locale, doingWords[experience.doing]),
      story: experience.story.slice(0, 100),
    }),
    image: paths.sharePicture('experience', experience.slug),
  })
}

/** Withdrawn ones are 410; hidden ones, drafts and names never used are one and the same 404. Four statements. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const visit = await readPlaceVisit(request)
  const { searchParams } = visit.url
  const found = await experiencePage(db, params.slug ?? '', visit)
  if (found === 'gone') throw new Response(null, { status: 410 })
  if (!found) throw new Response(null, { status: 404 })
  const { sessions, sellerId, ...written } = found
  const offered = (words: readonly string[]) => words.map((word) => sayOffered(word, visit.locale))
  const experience = { ...written, amenities: offered(written.amenities), activities: offered(written.activities) }
  const { wish: party, wrong } = readParty(searchParams)
  const sessionId = searchParams.get('sessionId') || null
  const [near, goods] = await Promise.all([
    nearby(db, { sellerId, at: found.at, butSlug: found.slug }, visit),
    villageGoods(db, { at: found.at, sellerSlug: found.host.slug }, visit),
  ])
  const refused = refusedSession(sessions, party, sessionId)
  return {
    experience,
    party,
    wrongs: sayWrongs(visit.locale, wrong),
    sessionId,
    refused,
    others: refused ? otherSessions(sessions, party, sessionId) : [],
    events: sessions
      .slice(0, EVENTS_TOLD)
      .map(({ id, startsAt, endsAt, left, adultMinor }) => ({ id, startsAt, endsAt, left, adultMinor })),
    ...sessionMonths(sessions, party, { month: searchParams.get('month'), sessionId }),
    stays: near.stays,
    goods,
  }
}

function ExperienceData() {
  const { experience, events } = useLoaderData<typeof loader>()
  const baseUrl = useRouteLoaderData<FrameData>('root')?.baseUrl ?? ''
  const { locale } = useLocale()
  const nonce = useNonce()
  const absolute = (path: string) => baseUrl + localizePath(path, locale)
  const { title, story, slug, photos, host } = experience
  const facts = experienceData({
    ...experience,
    name: title,
    description: story || title,
    url: absolute(paths.experience(slug)),
    images:
      photos.length > 0
        ? photos.map(({ key }) => baseUrl + paths.upload(key, 960, 'jpg'))
        : [baseUrl + paths.sharePicture('experience', slug)],
    host: { name: host.name, url: absolute(paths.farmer(host.slug)) },
    sessions: events,
  })
  return (
    <script type="application/ld+json" nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: jsonForScript(facts) }} />
  )
}

export default function Experience() {
  const page = useLoaderData<typeof loader>()
  const { t } = useLocale()
  const savesData = useSavesData()
  const { experience, party, stays, goods } = page
  const { wrongs } = page
  return (
    <article className="grid grid-cols-1 gap-6 py-2">
      <Breadcrumb
        items={[
          { to: paths.experiences(partyQuery(party)), label: t(experienceListWords.title) },
          { to: paths.experiences({ doing: experience.doing }), label: t(doingWords[experience.doing]) },
          { label: experience.title },
        ]}
      />
      <ErrorSummary errors={wrongs.map(({ field, message }) => ({ field, message }))} />
      <div className="product-layout">
        <div className="relative">
          {experience.photos.length > 0 && !savesData ? (
            <Gallery
              photos={experience.photos.map((photo) => photoSource(photo.key, photo.alt || experience.title, photo))}
              sizes="(min-width: 60rem) 40rem, 94vw"
            />
          ) : (
            <div className="product-print">
              <BlockPrint motif={printOf(experience.doing, experience.printName)} seed={experience.slug} />
            </div>
          )}
          {experience.inSeason ? <Slip>{t(experienceCardWords.inSeason)}</Slip> : null}
        </div>
        <div className="product-side grid grid-cols-1 gap-4">
          <div className="grid gap-1">
            <h1>
              <Written>{experience.title}</Written>
            </h1>
            <p className="text-ink-2">
              <Written>{`${experience.place} · ${experience.host.contact}`}</Written>
            </p>
          </div>
          <BookSession
            key={`${page.month} ${page.sessionId} ${party.adults} ${party.children} ${party.youngest}`}
            page={page}
            wrongs={wrongs}
          />
        </div>
        <div className="grid grid-cols-1 gap-6">
          {experience.story ? (
            <section aria-labelledby="about" className="grid gap-2">
              <BrushHeading id="about">{t(w.about)}</BrushHeading>
              <p className="measure whitespace-pre-line">
                <Written>{experience.story}</Written>
              </p>
            </section>
          ) : null}
          <BeforeYouCome experience={experience} />
          <MeetingPlace experience={experience} />
          <Host experience={experience} />
        </div>
      </div>
      {stays.length > 0 ? (
        <section aria-labelledby="stays-nearby" className="grid gap-3">
          <BrushHeading id="stays-nearby">{t(nearbyWords.stays)}</BrushHeading>
          <StayLines stays={stays} />
        </section>
      ) : null}
      {goods.length > 0 ? (
        <section aria-labelledby="take-home" className="similar grid gap-3">
          <BrushHeading id="take-home">{t(w.produce)}</BrushHeading>
          <ListingCards cards={goods} />
        </section>
      ) : null}
      <ExperienceData />
    </article>
  )
}
