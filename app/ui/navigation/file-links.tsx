import { useLocale } from '#app/i18n/use-locale'
import { localizePath } from '#app/i18n/words'
import { uiWords as w } from '#app/i18n/words/ui'

/** What a page shows, to be saved. Files, not pages: the browser fetches them by itself. */
export function FileLinks({ csv, xlsx }: { csv: string; xlsx: string }) {
  const { locale, t } = useLocale()
  return (
    <>
      <a href={localizePath(xlsx, locale)} className="btn btn-quiet" download>
        {t(w.saveXlsx)}
      </a>
      <a href={localizePath(csv, locale)} className="btn btn-quiet" download>
        {t(w.saveCsv)}
      </a>
    </>
  )
}
