import { useFetcher } from '@remix-run/react'
import { useId, useRef } from 'react'
import { useLocale } from '#app/i18n/use-locale'
import { localizePath } from '#app/i18n/words'
import { sellers as w } from '#app/i18n/words/selling/sellers'
import { paths } from '#app/paths'
import { Button } from '#app/ui/button'
import type { FieldError } from '#app/ui/fields/field-frame'
import { RadioCards } from '#app/ui/fields/radio-cards'
import { TextField } from '#app/ui/fields/text-field'
import { Written } from '#app/ui/written'

export type PlaceOption = { code: string; name: string; nameEn: string; where: string; whereEn: string }

export type VillagePickerProps = {
  search: string
  chosen: string | null
  places: readonly PlaceOption[]
  error?: FieldError
}

const PAUSE_MS = 250

/**
 * Finds a village or town of Huzhou. Without a script its button sends the form with `intent=find-place`; with one, places appear
 * while the name is typed.
 */
export function VillagePicker({ search, chosen, places, error }: VillagePickerProps) {
  const { t, locale } = useLocale()
  const fetcher = useFetcher<{ places: PlaceOption[]; placeQuery: string }>()
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined)
  const listId = useId()
  const found = fetcher.data?.places ?? places
  const query = fetcher.data?.placeQuery ?? search

  function look(text: string) {
    clearTimeout(pause.current)
    if (!text.trim()) return
    pause.current = setTimeout(
      () => fetcher.load(`${localizePath(paths.openStall(), locale)}?place=${encodeURIComponent(text.trim())}`),
      PAUSE_MS,
    )
  }

  return (
    <div className="stack">
      <div className="stack">
        <TextField
          name="placeSearch"
          label={t(w.villageSearch)}
          hint={<Written>{t(w.villageHint)}</Written>}
          defaultValue={search}
          error={error}
          autoComplete="off"
          aria-controls={listId}
          onChange={(event) => look(event.currentTarget.value)}
        />
        <Button variant="quiet" name="intent" value="find-place" formNoValidate>
          {t(w.findVillage)}
        </Button>
      </div>
      <div id={listId} role="status">
        {found.length > 0 ? (
          <RadioCards
            key={found.map((place) => place.code).join()}
            name="place"
            label={t(w.chooseVillage)}
            columns={2}
            defaultValue={chosen && found.some((place) => place.code === chosen) ? chosen : found.length === 1 ? found[0]?.code : undefined}
            options={found.map((place) => ({
              value: place.code,
              label: <span lang="zh-CN">{place.name}</span>,
              note: locale === 'zh' ? place.where : [place.nameEn, place.whereEn].filter(Boolean).join(', '),
            }))}
          />
        ) : query ? (
          <p>
            <Written>{t(w.villageNone, { query })}</Written>
          </p>
        ) : null}
      </div>
    </div>
  )
}
