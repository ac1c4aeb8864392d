import { useLocale } from '#app/i18n/use-locale'
import { pick, sayFound, type Word } from '#app/i18n/words'
import { sell as w } from '#app/i18n/words/selling/sell'
import { DateField } from '#app/ui/fields/date-field'
import { SelectField } from '#app/ui/fields/select-field'
import { TextArea, TextField } from '#app/ui/fields/text-field'

type Values = Record<string, string | string[] | number | null | undefined>
type Props = {
  values: Values
  errors: Record<string, string[]>
  categories: { code: string; nameZh: string; nameEn: string }[]
  categoryNeeded?: boolean
}

const table = w as Record<string, Word>
const storages = ['ambient', 'chilled', 'frozen', 'live']
const tags = ['mingqian', 'guyuqian', 'dug-today', 'pre-order', 'heritage']

/** What a listing says beyond its name and price. */
export function ListingWordFields({ values, errors, categories, categoryNeeded = false }: Props) {
  const { t, locale } = useLocale()
  const text = (name: string) => String(values[name] ?? '')
  return (
    <div className="stack">
      <SelectField
        label={t(w.category)}
        name="categoryCode"
        hint={categoryNeeded ? undefined : t(w.categoryHint)}
        optional={!categoryNeeded}
        defaultValue={text('categoryCode')}
        error={errors.categoryCode}
        options={categories.map((category) => ({ value: category.code, label: pick(locale, category.nameZh, category.nameEn) }))}
      />
      <TextField
        label={t(w.titleEn)}
        name="titleEn"
        lang="en"
        optional
        maxLength={120}
        defaultValue={text('titleEn')}
        error={errors.titleEn}
      />
      <TextArea
        label={t(w.storyZh)}
        name="storyZh"
        lang="zh-CN"
        optional
        maxLength={2000}
        defaultValue={text('storyZh')}
        error={errors.storyZh}
      />
      <TextArea
        label={t(w.storyEn)}
        name="storyEn"
        lang="en"
        optional
        maxLength={4000}
        defaultValue={text('storyEn')}
        error={errors.storyEn}
      />
      <SelectField
        label={t(w.storage)}
        name="storage"
        optional={!categoryNeeded}
        defaultValue={text('storage')}
        error={errors.storage}
        options={storages.map((value) => ({ value, label: sayFound(locale, table[`storage-${value}`] ?? w.storage) }))}
      />
      <TextField
        label={t(w.shipsWithin)}
        name="shipsWithinDays"
        inputMode="numeric"
        optional
        defaultValue={text('shipsWithinDays')}
        error={errors.shipsWithinDays}
      />
      <DateField label={t(w.harvestFrom)} name="harvestFrom" optional defaultValue={text('harvestFrom')} error={errors.harvestFrom} />
      <DateField label={t(w.harvestTo)} name="harvestTo" optional defaultValue={text('harvestTo')} error={errors.harvestTo} />
      <SelectField
        label={t(w.tag)}
        name="tag"
        optional
        placeholder={t(w.tagNone)}
        defaultValue={text('tag')}
        error={errors.tag}
        options={tags.map((value) => ({ value, label: sayFound(locale, table[`tag-${value}`] ?? w.tag) }))}
      />
      <TextField
        label={t(w.catchPermit)}
        name="catchPermit"
        hint={t(w.catchPermitHint)}
        optional
        maxLength={60}
        defaultValue={text('catchPermit')}
        error={errors.catchPermit}
      />
    </div>
  )
}
