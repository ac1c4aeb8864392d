import type { RipeThing } from '#app/catalogue/season/season-queries.server'
import { useLocale } from '#app/i18n/use-locale'
import { amenityWords } from '#app/i18n/words/staying/amenities'
import { stayKinds } from '#app/i18n/words/staying/stay-cards'
import { staySortWords, stayFilterWords as w } from '#app/i18n/words/staying/stay-filters'
import { wishWords } from '#app/i18n/words/staying/wishes'
import { searchedAmenities } from '#app/stays/search/amenities'
import { type StayFilters, stayKindChoices, staySorts } from '#app/stays/search/stay-filters'
import { Checkbox } from '#app/ui/fields/checkbox'
import { GroupFrame } from '#app/ui/fields/field-frame'
import { inYuan, PriceRange } from '#app/ui/fields/price-range'
import { SelectField } from '#app/ui/fields/select-field'

type Say = ReturnType<typeof useLocale>['t']

/** The filters in force, each with the address without it. */
export function chipsOf(
  filters: StayFilters,
  ripe: readonly RipeThing[],
  t: Say,
  without: (...names: (keyof StayFilters)[]) => string,
): { label: string; to: string }[] {
  const separator = t(wishWords.listSeparator)
  const [min, max] = [inYuan(filters.minNight), inYuan(filters.maxNight)]
  const chips: { label: string | undefined; to: string }[] = [
    { label: filters.kinds?.map((kind) => t(stayKinds[kind])).join(separator), to: without('kinds') },
    {
      label: min && max ? t(w.priceBetween, { min, max }) : min ? t(w.priceAbove, { min }) : max ? t(w.priceBelow, { max }) : undefined,
      to: without('minNight', 'maxNight'),
    },
    { label: filters.instant && t(w.instant), to: without('instant') },
    { label: filters.freeCancel && t(w.free), to: without('freeCancel') },
    { label: filters.meals && t(w.meals), to: without('meals') },
    { label: filters.pets && t(w.pets), to: without('pets') },
    { label: filters.amenities?.map((key) => t(amenityWords[key])).join(separator), to: without('amenities') },
    {
      label: filters.ripe && t(w.ripe, { name: ripe.find(({ code }) => code === filters.ripe)?.name ?? filters.ripe }),
      to: without('ripe'),
    },
  ]
  return chips.flatMap(({ label, to }) => (label ? [{ label, to }] : []))
}

type FieldsProps = { filters: StayFilters; wished: Record<string, string | undefined>; hasDates: boolean }

/** Everything stays can be narrowed by; what was asked for beside travels along. */
export function StayFields({ filters, wished, hasDates }: FieldsProps) {
  const { t } = useLocale()
  const kept = Object.entries({ ...wished, ripe: filters.ripe }).filter(([, value]) => value)
  return (
    <>
      {kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SelectField
        label={t(w.sort)}
        name="sort"
        placeholder={false}
        defaultValue={filters.sort}
        options={staySorts.map((sort) => ({ value: sort, label: t(staySortWords[sort]) }))}
      />
      <PriceRange
        label={t(hasDates ? w.price : w.priceFrom)}
        min={{ label: t(w.min), fen: filters.minNight }}
        max={{ label: t(w.max), fen: filters.maxNight }}
      />
      <GroupFrame id="kinds" label={t(w.kind)}>
        {stayKindChoices.map((kind) => (
          <Checkbox
            key={kind}
            id={`kind-${kind}`}
            label={t(stayKinds[kind])}
            name="kind"
            value={kind}
            defaultChecked={filters.kinds?.includes(kind)}
          />
        ))}
      </GroupFrame>
      <GroupFrame id="only" label={t(w.only)}>
        <Checkbox label={t(w.instant)} name="instant" value="1" defaultChecked={filters.instant} />
        <Checkbox label={t(w.free)} name="free" value="1" defaultChecked={filters.freeCancel} />
        <Checkbox label={t(w.meals)} name="meals" value="1" defaultChecked={filters.meals} />
        <Checkbox label={t(w.pets)} name="pets" value="1" defaultChecked={filters.pets} />
      </GroupFrame>
      <GroupFrame id="amenities" label={t(w.amenities)}>
        {searchedAmenities.map((key) => (
          <Checkbox
            key={key}
            id={`with-${key}`}
            label={t(amenityWords[key])}
            name="with"
            value={key}
            defaultChecked={filters.amenities?.includes(key)}
          />
        ))}
      </GroupFrame>
    </>
  )
}
