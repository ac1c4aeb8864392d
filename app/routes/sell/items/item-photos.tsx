import { Form } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale'
import { sell as w } from '#app/i18n/words/selling/sell'
import { paths } from '#app/paths'
import { BrushHeading } from '#app/ui/brush-heading'
import { Button } from '#app/ui/button'
import type { FieldError } from '#app/ui/fields/field-frame'
import { PhotoPicker } from './photo-picker'

/** The photos of a listing: order by buttons, take down, add more. */
export function ItemPhotos({ photos, error }: { photos: { key: string; width: number; height: number }[]; error?: FieldError }) {
  const { t } = useLocale()
  return (
    <section className="stack">
      <BrushHeading>{t(w.photos)}</BrushHeading>
      <ol className="flex flex-wrap gap-4">
        {photos.map((photo, i) => (
          <li key={photo.key} className="card stack p-2">
            <img
              src={paths.upload(photo.key, 320, 'jpg')}
              alt={t(w.photoN, { n: i + 1 })}
              width={200}
              height={150}
              loading="lazy"
              className="object-cover"
            />
            <Form method="post" preventScrollReset className="flex flex-wrap gap-2">
              <input type="hidden" name="key" value={photo.key} />
              {i > 0 ? (
                <Button name="intent" value="first-photo" variant="plain" small>
                  {t(w.firstPhoto)}
                </Button>
              ) : null}
              <Button name="intent" value="remove-photo" variant="plain" small>
                {t(w.removePhoto)}
              </Button>
            </Form>
          </li>
        ))}
      </ol>
      <Form method="post" encType="multipart/form-data" className="stack max-w-2xl">
        <PhotoPicker error={error} />
        <Button name="intent" value="photos" variant="quiet">
          {t(w.addPhotos)}
        </Button>
      </Form>
    </section>
  )
}
