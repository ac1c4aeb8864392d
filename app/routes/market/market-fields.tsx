import type { MarketChoices } from '#app/catalogue/browse/market-choices.server'
import { type MarketFilters, marketQuery, sellerKindChoices, sortOrders, withoutFilter } from '#app/catalogue/browse/market-filters'
import { useLocale } from '#app/i18n/use-locale'
import { sortWords, marketWords as w } from '#app/i18n/words/browsing/market'
import { productWords } from '#app/i18n/words/browsing/product'
import { stallKinds } from '#app/i18n/words/browsing/stalls'
import { provinceKey, provinces } from '#app/i18n/words/buying/provinces'
import { paths } from '#app/paths'
import { Checkbox } from '#app/ui/fields/checkbox'
import { GroupFrame } from '#app/ui/fields/field-frame'
import { inYuan, PriceRange } from '#app/ui/fields/price-range'
import { SelectField } from '#app/ui/fields/select-field'

type Say = ReturnType<typeof useLocale>['t']

export function categoryName(choices: MarketChoices, code: string): string | undefined {
  return choices.categories.flatMap((top) => [top, ...top.below]).find((category) => category.value === code)?.label
}

/** The filters in force, each with the address without it. */
export function chipsOf(filters: MarketFilters, choices: MarketChoices, village: string | null, t: Say): { label: string; to: string }[] {
  const without = (...names: (keyof MarketFilters)[]) => {
    const query = marketQuery(withoutFilter(filters, ...names))
    return query ? `${paths.market()}?${query}` : paths.market()
  }
  const { category, district, minPerJin, maxPerJin, shipsTo, kinds } = filters
  const [min, max] = [inYuan(minPerJin), inYuan(maxPerJin)]
  const province = shipsTo ? provinceKey(shipsTo) : undefined
  const chips: { label: string | undefined; to: string }[] = [
    { label: category && categoryName(choices, category), to: without('category') },
    { label: district && choices.districts.find((choice) => choice.value === district)?.label, to: without('district') },
    { label: filters.village && t(w.village, { name: village ?? filters.village }), to: without('village') },
    {
      label: min && max ? t(w.priceBetween, { min, max }) : min ? t(w.priceAbove, { min }) : max ? t(w.priceBelow, { max }) : undefined,
      to: without('minPerJin', 'maxPerJin'),
    },
    { label: filters.inSeason && t(w.inSeason), to: without('inSeason') },
    { label: filters.inStock && t(w.inStock), to: without('inStock') },
    { label: province && t(w.shipsToPlace, { name: t(provinces[province]) }), to: without('shipsTo') },
    { label: kinds?.map((kind) => t(stallKinds[kind])).join(t(productWords.listSeparator)), to: without('kinds') },
  ]
  return chips.flatMap(({ label, to }) => (label ? [{ label, to }] : []))
}

/** Everything the market can be narrowed by, as a plain form. */
export function MarketFields({ filters, choices }: { filters: MarketFilters; choices: MarketChoices }) {
  const { t } = useLocale()
  const provinceOptions = Object.entries(provinces).map(([key, name]) => ({ value: `${key}0000`, label: t(name) }))
  return (
    <>
      {filters.village ? <input type="hidden" name="village" value={filters.village} /> : null}
      <SelectField
        label={t(w.sort)}
        name="sort"
        placeholder={false}
        defaultValue={filters.sort}
        options={sortOrders.map((order) => ({ value: order, label: t(sortWords[order]) }))}
      />
      <SelectField
        label={t(w.category)}
        name="category"
        placeholder={t(w.anyCategory)}
        defaultValue={filters.category ?? ''}
        options={choices.categories.flatMap((top) => [
          { value: top.value, label: t(w.wholeCategory, { name: top.label }) },
          ...top.below.map((category) => ({ value: category.value, label: `\u3000${category.label}` })),
        ])}
      />
      <SelectField
        label={t(w.district)}
        name="district"
        placeholder={t(w.anyDistrict)}
        defaultValue={filters.district ?? ''}
        options={choices.districts}
      />
      <PriceRange label={t(w.price)} min={{ label: t(w.min), fen: filters.minPerJin }} max={{ label: t(w.max), fen: filters.maxPerJin }} />
      <GroupFrame id="only" label={t(w.only)}>
        <Checkbox label={t(w.inSeason)} name="season" value="1" defaultChecked={filters.inSeason} />
        <Checkbox label={t(w.inStock)} name="stock" value="1" defaultChecked={filters.inStock} />
      </GroupFrame>
      <GroupFrame id="kinds" label={t(w.kind)}>
        {sellerKindChoices.map((kind) => (
          <Checkbox
            key={kind}
            id={`kind-${kind}`}
            label={t(stallKinds[kind])}
            name="kind"
            value={kind}
            defaultChecked={filters.kinds?.includes(kind)}
          />
        ))}
      </GroupFrame>
      <SelectField
        label={t(w.shipsTo)}
        name="to"
        placeholder={t(w.anywhere)}
        defaultValue={filters.shipsTo ?? ''}
        options={provinceOptions}
      />
    </>
  )
}
