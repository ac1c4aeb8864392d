import type { MetaFunction } from '@remix-run/node'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, say } from '#app/i18n/words'
import { pages as w } from '#app/i18n/words/pages'
import { paths } from '#app/paths'
import { contact } from '#app/routes/contact-facts'
import { pageMeta } from '#app/routes/page-meta'
import { CallUs } from './call-us'

export const meta: MetaFunction = ({ location, matches }) => {
  const locale = localeOfPath(location.pathname)
  return pageMeta({ locale, matches, path: paths.contact(), title: say(locale, w.contact), description: say(locale, w.contactDescription) })
}

export default function Contact() {
  const { t } = useLocale()
  return (
    <div className="stack">
      <h1>{t(w.contact)}</h1>
      <CallUs />
      <dl className="stack">
        <div>
          <dt className="font-semibold">{t(w.email)}</dt>
          <dd>
            <a href={`mailto:${contact.email}`}>{contact.email}</a>
          </dd>
        </div>
        <div>
          <dt className="font-semibold">{t(w.address)}</dt>
          <dd>{t(w.addressText)}</dd>
        </div>
        <div>
          <dt className="font-semibold">{t(w.complaints)}</dt>
          <dd>{t(w.complaintsText, { phone: contact.complaints })}</dd>
        </div>
      </dl>
    </div>
  )
}
