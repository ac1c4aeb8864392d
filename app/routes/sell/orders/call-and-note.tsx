import { useLocale } from '#app/i18n/use-locale'
import { sell as w } from '#app/i18n/words/selling/sell'
import { Icon } from '#app/ui/icon'
import { Written } from '#app/ui/written'

/** Whom to call, and what was written with the order. */
export function CallAndNote({ phone, note }: { phone: string; note: string }) {
  const { t } = useLocale()
  return (
    <>
      <p>
        <a className="btn btn-quiet" href={`tel:${phone}`}>
          <Icon name="phone" />
          {t(w.call, { phone })}
        </a>
      </p>
      {note ? (
        <p>
          <strong>{t(w.note)}</strong>
          <br />
          <Written>{note}</Written>
        </p>
      ) : null}
    </>
  )
}
