import { useLocale } from '#app/i18n/use-locale'
import { pages as w } from '#app/i18n/words/pages'
import { contact } from '#app/routes/contact-facts'
import { Icon } from '#app/ui/icon'

/** A button to call, for everybody whom words on a page do not help. */
export function CallUs() {
  const { t } = useLocale()
  return (
    <p className="grid justify-items-start gap-2">
      <a className="btn btn-primary" href={`tel:${contact.phone.replace(/\D/g, '')}`}>
        <Icon name="phone" />
        {t(w.call, { phone: contact.phone })}
      </a>
      <span className="text-ink-2">{t(w.hours)}</span>
    </p>
  )
}
