import { useEffect, useState } from 'react'
import { useLocale } from '#app/i18n/use-locale'
import { sell as w } from '#app/i18n/words/selling/sell'
import { uiWords } from '#app/i18n/words/ui'
import { paths } from '#app/paths'
import { describedBy, type FieldError, FieldErrorLine, FieldHint } from '#app/ui/fields/field-frame'
import { Icon } from '#app/ui/icon'
import { shrinkPhotos } from './shrink-photos'

type Props = {
  /** Photos the server has already taken in: they come back as hidden fields, so an error elsewhere loses none. */
  keys?: string[]
  error?: FieldError
  name?: string
  id?: string
  /** Said in place of what a seller reads, where photos are needed. */
  needed?: { label: string; hint: string }
  /** The hidden fields' name. */
  keysName?: string
  /** One is enough. */
  single?: boolean
}

/** One large field to tap; phones offer the camera. What was chosen is shown before it is sent. */
export function PhotoPicker({ keys = [], error, name = 'photos', id = name, needed, keysName = 'photoKeys', single }: Props) {
  const { t } = useLocale()
  const [chosen, setChosen] = useState<string[]>([])
  useEffect(
    () => () => {
      for (const url of chosen) URL.revokeObjectURL(url)
    },
    [chosen],
  )
  const shown = [...keys.map((key) => paths.upload(key, 320, 'jpg')), ...chosen]
  return (
    <div className="field">
      <label className="photo-tile" data-invalid={error ? true : undefined}>
        <Icon name="camera" />
        <span>
          <span className="field-label">{needed?.label ?? t(w.takePhotos)}</span>{' '}
          {needed ? null : <span className="field-optional">{t(uiWords.optional)}</span>}
        </span>
        <input
          id={id}
          name={name}
          type="file"
          accept="image/jpeg,image/png,image/webp,image/*"
          multiple={!single}
          onChange={(event) => {
            const input = event.currentTarget
            setChosen([...(input.files ?? [])].map((file) => URL.createObjectURL(file)))
            void shrinkPhotos(input)
          }}
          {...describedBy(id, true, error)}
        />
      </label>
      <FieldHint id={id}>{needed?.hint ?? t(w.photosHint)}</FieldHint>
      <FieldErrorLine id={id} error={error} />
      {keys.map((key) => (
        <input key={key} type="hidden" name={keysName} value={key} />
      ))}
      {shown.length > 0 ? (
        <div role="status">
          {keys.length > 0 ? <p>{t(w.photosKept, { n: keys.length })}</p> : null}
          <ul className="photo-row">
            {shown.map((url, i) => (
              <li key={url}>
                <img src={url} alt={t(w.photoN, { n: i + 1 })} width={96} height={72} />
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </div>
  )
}
