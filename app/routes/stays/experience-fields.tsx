import { useLocale } from '#app/i18n/use-locale'
import type { Locale } from '#app/i18n/words'
import { experienceCardWords, partyFieldWords } from '#app/i18n/words/experiences/cards'
import { experienceListWords as w } from '#app/i18n/words/experiences/list'
import { doingWords } from '#app/i18n/words/staying/nearby'
import { formatDay } from '#app/kernel/day'
import { paths } from '#app/paths'
import { doings } from '#app/stays/experiences/doings'
import { type ExperienceFilters, experienceQuery, type WrongField } from '#app/stays/experiences/experience-filters'
import { Checkbox } from '#app/ui/fields/checkbox'
import { DateField } from '#app/ui/fields/date-field'
import { GroupFrame } from '#app/ui/fields/field-frame'
import { SelectField } from '#app/ui/fields/select-field'
import { TextField } from '#app/ui/fields/text-field'
import type { SaidWrong } from './say-wrongs.server'

type Say = ReturnType<typeof useLocale>['t']
type PlaceChoice = { value: string; label: string }

/** Counties, and below each the places where there is something to do. */
export function placeOptions(
  at: readonly string[],
  { counties, nameOf }: { counties: string[]; nameOf: (code: string) => string },
): PlaceChoice[] {
  return counties.flatMap((county) => {
    const inside = at.filter((code) => code.startsWith(county))
    return inside.length === 0
      ? []
      : [{ value: county, label: nameOf(county) }, ...inside.map((code) => ({ value: code, label: `\u3000${nameOf(code)}` }))]
  })
}

/** The filters in force, each with the address without it. */
export function chipsOf(filters: ExperienceFilters, placeName: string | null, t: Say, locale: Locale): { label: string; to: string }[] {
  const without = (...names: (keyof ExperienceFilters)[]) =>
    paths.experiences(experienceQuery({ ...filters, ...Object.fromEntries(names.map((name) => [name, undefined])) }))
  const { doing, place, from, until, inSeason, youngest } = filters
  const [first, last] = [from && formatDay(from, locale), until && formatDay(until, locale)]
  const chips = [
    { label: doing && t(doingWords[doing]), to: without('doing') },
    { label: place && (placeName || place), to: without('place') },
    {
      label:
        first && last
          ? t(w.between, { from: first, until: last })
          : first
            ? t(w.since, { from: first })
            : last && t(w.upTo, { until: last }),
      to: without('from', 'until'),
    },
    { label: youngest !== undefined && t(w.youngestOf, { n: youngest }), to: without('youngest') },
    { label: inSeason && t(experienceCardWords.inSeason), to: without('inSeason') },
  ]
  return chips.flatMap(({ label, to }) => (label ? [{ label, to }] : []))
}

type Page = { today: string; filters: ExperienceFilters; typed: Partial<Record<WrongField, string>>; places: readonly PlaceChoice[] }

/** How many come and how old the youngest is: as on the list, so on the page of one. */
export function PartyFields({
  filters,
  typed,
  wrongs,
}: Pick<Page, 'typed'> & { filters: Pick<ExperienceFilters, 'adults' | 'children' | 'youngest'>; wrongs: readonly SaidWrong[] }) {
  const { t } = useLocale()
  const errorOf = (field: WrongField) => wrongs.find((wrong) => wrong.field === field)?.message
  const number = (name: 'adults' | 'children' | 'youngest') => ({
    name,
    inputMode: 'numeric' as const,
    autoComplete: 'off',
    maxLength: 6,
    error: errorOf(name),
    defaultValue: typed[name] ?? String(filters[name] ?? ''),
  })
  return (
    <>
      <div className="pair">
        <TextField label={t(partyFieldWords.adults)} {...number('adults')} />
        <TextField label={t(partyFieldWords.children)} {...number('children')} />
      </div>
      <TextField label={t(partyFieldWords.youngest)} hint={t(w.youngestHint)} optional {...number('youngest')} />
    </>
  )
}

/** Everything the list can be narrowed by, as a plain form. */
export function ExperienceFields({ page, wrongs }: { page: Page; wrongs: readonly SaidWrong[] }) {
  const { t } = useLocale()
  const { filters, typed, today } = page
  const errorOf = (field: WrongField) => wrongs.find((wrong) => wrong.field === field)?.message
  return (
    <>
      <SelectField
        label={t(w.doing)}
        name="doing"
        placeholder={t(w.anyDoing)}
        defaultValue={filters.doing ?? ''}
        error={errorOf('doing')}
        options={doings.map((doing) => ({ value: doing, label: t(doingWords[doing]) }))}
      />
      <SelectField
        label={t(w.place)}
        name="place"
        placeholder={t(w.anyPlace)}
        defaultValue={filters.place ?? ''}
        error={errorOf('place')}
        options={page.places}
      />
      <GroupFrame id="days" label={t(w.days)}>
        <div className="pair">
          <DateField label={t(w.from)} name="from" min={today} defaultValue={typed.from} error={errorOf('from')} />
          <DateField label={t(w.until)} name="until" min={today} defaultValue={typed.until} error={errorOf('until')} />
        </div>
      </GroupFrame>
      <GroupFrame id="party" label={t(partyFieldWords.party)}>
        <PartyFields filters={filters} typed={typed} wrongs={wrongs} />
      </GroupFrame>
      <GroupFrame id="only" label={t(w.only)}>
        <Checkbox label={t(w.inSeason)} name="season" value="1" defaultChecked={filters.inSeason} />
      </GroupFrame>
    </>
  )
}
