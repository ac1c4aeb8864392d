import { useLocale } from '#app/i18n/use-locale'
import { sell as w } from '#app/i18n/words/selling/sell'
import { paths } from '#app/paths'
import { Button, ButtonLink } from '#app/ui/button'
import { QrCode } from '#app/ui/qr-code/qr-code'
import type { QrPath } from '#app/ui/qr-code/qr-path.server'

type Props = { title: string; productPath: string; link: string; qr: QrPath }

/** Right after putting something out: it is there, and how to tell people. */
export function PublishedPanel({ title, productPath, link, qr }: Props) {
  const { t } = useLocale()
  const share = () => navigator.share?.({ title, url: link }).catch(() => undefined)
  return (
    <section className="notice notice-good" aria-labelledby="published">
      <div className="stack w-full">
        <h2 id="published" className="text-2xl">
          {t(w.published)}
        </h2>
        <p className="measure no-print">{t(w.publishedText)}</p>
        <QrCode qr={qr} label={title} text={link} />
        <p className="flex flex-wrap gap-2 no-print">
          <ButtonLink to={paths.newListing()} icon="plus">
            {t(w.sellAnother)}
          </ButtonLink>
          <ButtonLink to={productPath} variant="quiet" icon="eye">
            {t(w.view)}
          </ButtonLink>
          <Button type="button" variant="quiet" icon="share" className="needs-script" onClick={share}>
            {t(w.share)}
          </Button>
          <Button type="button" variant="quiet" icon="print" className="needs-script" onClick={() => window.print()}>
            {t(w.print)}
          </Button>
        </p>
      </div>
    </section>
  )
}
