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
}

/** One large field to tap; phones offer the camera. What was chosen is shown before it is sent. */
export function PhotoPicker({ keys = [], error, name = 'photos' }: Props) {
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
          <span className="field-label">{t(w.takePhotos)}</span> <span className="field-optional">{t(uiWords.optional)}</span>
        </span>
        <input
          id={name}
          name={name}
          type="file"
          accept="image/jpeg,image/png,image/webp,image/*"
          multiple
          onChange={(event) => {
            const input = event.currentTarget
            setChosen([...(input.files ?? [])].map((file) => URL.createObjectURL(file)))
            void shrinkPhotos(input)
          }}
          {...describedBy(name, true, error)}
        />
      </label>
      <FieldHint id={name}>{t(w.photosHint)}</FieldHint>
      <FieldErrorLine id={name} error={error} />
      {keys.map((key) => (
        <input key={key} type="hidden" name="photoKeys" value={key} />
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
