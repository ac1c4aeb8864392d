import { useLocale } from '#app/i18n/use-locale'
import { uiWords as w } from '#app/i18n/words/ui'
import { langOf, Written } from '#app/ui/written'

export type PhotoSource = {
  alt: string
  /** The largest JPEG, also opened by a click in the gallery. */
  src: string
  /** `srcset` values for 320, 640 and 960 pixels. */
  webp?: string
  jpeg?: string
  width: number
  height: number
}

type PhotoProps = PhotoSource & { sizes?: string; eager?: boolean; className?: string }

/** A photo in WebP with JPEG behind it, with its size known before it loads. */
export function Photo({ alt, src, webp, jpeg, width, height, sizes = '100vw', eager, className }: PhotoProps) {
  const { locale } = useLocale()
  return (
    <picture>
      {webp ? <source type="image/webp" srcSet={webp} sizes={sizes} /> : null}
      <img
        alt={alt}
        lang={langOf(alt, locale)}
        src={src}
        srcSet={jpeg}
        sizes={jpeg ? sizes : undefined}
        width={width}
        height={height}
        loading={eager ? 'eager' : 'lazy'}
        decoding="async"
        className={className}
      />
    </picture>
  )
}

/** Photos side by side, moved by hand; each is a link to the whole picture. */
export function Gallery({ photos, sizes }: { photos: readonly PhotoSource[]; sizes?: string }) {
  const { t } = useLocale()
  const total = photos.length
  return (
    <section className="gallery" aria-label={t(w.photos)}>
      <ul className="gallery-strip">
        {photos.map((photo, i) => (
          <li key={photo.src}>
            <a href={photo.src}>
              <span className="sr-only">
                <Written>{t(w.photoOf, { n: i + 1, total, alt: photo.alt })}</Written>
              </span>
              <Photo {...photo} alt="" sizes={sizes} eager={i === 0} />
            </a>
            {total > 1 ? (
              <span className="gallery-count" aria-hidden="true">
                {t(w.photoCount, { n: i + 1, total })}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
