import { useState } from 'react'
import { useLocale } from '#app/i18n/use-locale'
import type { Word } from '#app/i18n/words'
import { provinceWords, deliveryWords as w } from '#app/i18n/words/buying/delivery'
import { paths } from '#app/paths'
import { Button } from '#app/ui/button'
import { SelectField } from '#app/ui/fields/select-field'
import { TextField } from '#app/ui/fields/text-field'
import type { AddressValues } from './address-values'
import type { DivisionLists, DivisionOption } from './divisions-queries.server'
import { hasNoDivisions } from './without-divisions'

type Errors = Readonly<Record<string, readonly string[] | undefined>>
type AddressFieldsProps = { values: AddressValues; lists: DivisionLists; errors?: Errors }

const levels = ['province', 'city', 'district', 'town'] as const
type Level = (typeof levels)[number]
type Below = DivisionOption & { level: string }

const listOf = { province: 'provinces', city: 'cities', district: 'districts', town: 'towns' } as const
const empty = { cities: [], districts: [], towns: [] }

async function fetchBelow(parent: string, locale: string): Promise<Below[]> {
  const answer = await fetch(`${paths.divisions()}?parent=${parent}&lang=${locale}`)
  return answer.ok ? ((await answer.json()) as { divisions: Below[] }).divisions : []
}

/** The choice and its four lists. With a script the next list comes by itself; without, the form's own button brings it. */
function useDivisions({ values, lists }: Pick<AddressFieldsProps, 'values' | 'lists'>) {
  const { locale } = useLocale()
  const [chosen, setChosen] = useState<Record<Level, string>>(values)
  const [offered, setOffered] = useState(lists)
  const [stuck, setStuck] = useState(false)

  async function choose(level: Level, code: string) {
    const after = levels.slice(levels.indexOf(level) + 1)
    setChosen((before) => ({ ...before, [level]: code, ...Object.fromEntries(after.map((name) => [name, ''])) }))
    setOffered((before) => ({ ...before, ...Object.fromEntries(after.map((name) => [listOf[name], []])) }))
    setStuck(false)
    if (!code || level === 'town' || hasNoDivisions(code)) return
    const below = await fetchBelow(code, locale).catch(() => [])
    const sole = level === 'province' && below.length === 1 ? below[0] : undefined
    const next = sole ? await fetchBelow(sole.code, locale).catch(() => []) : []
    setStuck(below.length === 0)
    const rows = [...below, ...next]
    const at = (name: string) => rows.filter((row) => row.level === name)
    const found = { cities: at('city'), districts: at('county'), towns: at('town') }
    setOffered((before) => ({
      ...before,
      ...Object.fromEntries(after.map((name) => [listOf[name], { ...empty, ...found }[listOf[name] as keyof typeof empty]])),
    }))
    if (sole) setChosen((before) => (before.province === code ? { ...before, city: sole.code } : before))
  }
  return { chosen, offered, choose, stuck }
}

/**
 * Who and where: name, phone, four native selects, street and house. Stands inside a form; give it a `key` that changes when the
 * server has filled the fields in. A form without a script needs a way back with `intent=divisions`, which the button here sends.
 */
export function AddressFields({ values, lists, errors = {} }: AddressFieldsProps) {
  const { t, locale } = useLocale()
  const { chosen, offered, choose, stuck } = useDivisions({ values, lists })
  const labelOf = ({ code, name, nameEn }: DivisionOption) => {
    const known: Word | undefined = (provinceWords as Record<string, Word>)[code]
    if (locale === 'zh') return name
    const english = typeof known?.en === 'string' ? known.en : nameEn
    return english ? `${english} ${name}` : name
  }
  const select = (level: Level) => {
    const options = offered[listOf[level]]
    const skipped = level === 'district' && options.length === 0 && offered.towns.length > 0
    if (skipped) return null
    return (
      <SelectField
        key={level}
        name={level}
        label={t(w[level])}
        optional={level === 'town' && offered.districts.length > 0}
        value={chosen[level]}
        onChange={(event) => void choose(level, event.currentTarget.value)}
        options={options.map((option) => ({ value: option.code, label: labelOf(option) }))}
        placeholder={options.length === 0 ? t(w.chooseAbove) : t(w.choose)}
        error={errors[level]}
        autoComplete={level === 'town' ? undefined : `shipping address-level${levels.indexOf(level) + 1}`}
      />
    )
  }
  return (
    <div className="grid gap-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          name="name"
          className="content-start"
          label={t(w.name)}
          hint={t(w.nameHint)}
          defaultValue={values.name}
          error={errors.name}
          autoComplete="shipping name"
          maxLength={40}
        />
        <TextField
          name="phone"
          className="content-start"
          label={t(w.phone)}
          hint={t(w.phoneHint)}
          defaultValue={values.phone}
          error={errors.phone}
          type="tel"
          inputMode="tel"
          autoComplete="shipping tel-national"
          maxLength={24}
        />
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        {hasNoDivisions(chosen.province) ? (
          <>
            {select('province')}
            <TextField
              name="place"
              label={t(w.place)}
              hint={t(w.placeHint)}
              defaultValue={values.place}
              error={errors.place}
              autoComplete="shipping address-level2"
              maxLength={60}
            />
          </>
        ) : (
          levels.map(select)
        )}
      </div>
      <div className={stuck ? '' : '[@media(scripting:enabled)]:hidden'}>
        <Button variant="quiet" small name="intent" value="divisions" formNoValidate>
          {t(w.nextStep)}
        </Button>
      </div>
      <TextField
        name="detail"
        label={t(w.detail)}
        hint={t(w.detailHint)}
        defaultValue={values.detail}
        error={errors.detail}
        autoComplete="shipping street-address"
        maxLength={200}
      />
    </div>
  )
}
