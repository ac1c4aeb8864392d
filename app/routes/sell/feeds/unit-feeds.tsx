import { Form } from '@remix-run/react'
import { useState } from 'react'
import type { FormReply } from '#app/forms/read-form.server'
import { useLocale } from '#app/i18n/use-locale'
import { hostFeeds as w } from '#app/i18n/words/selling/host-feeds'
import { BrushHeading } from '#app/ui/brush-heading'
import { Button } from '#app/ui/button'
import { Disclosure } from '#app/ui/disclosure'
import { TextField } from '#app/ui/fields/text-field'
import { Icon } from '#app/ui/icon'
import { Written } from '#app/ui/written'
import type { ShownUnit } from './feeds'

type Feed = ShownUnit['feeds'][number]

function CopyButton({ text, label }: { text: string; label: string }) {
  const { t } = useLocale()
  const [done, setDone] = useState(false)
  const copy = () =>
    navigator.clipboard
      ?.writeText(text)
      .then(() => setDone(true))
      .catch(() => undefined)
  return (
    <>
      <Button type="button" variant="quiet" icon="copy" className="needs-script" onClick={copy} said={`${t(w.copy)} ${label}`}>
        {t(w.copy)}
      </Button>
      <span role="status">{done ? t(w.copied) : ''}</span>
    </>
  )
}

function FeedState({ feed }: { feed: Feed }) {
  const { t } = useLocale()
  return (
    <ul>
      <li>{feed.read ? t(w.lastRead, { at: feed.read }) : t(w.neverRead)}</li>
      {feed.trouble ? (
        <li className="field-error">
          <Icon name="alert" />
          <span>
            {t(feed.partly ? w.partly : w.lastTrouble, feed.trouble)}
            {feed.failures > 1 ? ` ${t(w.failedTimes, { n: feed.failures })}` : ''}
          </span>
        </li>
      ) : feed.read ? (
        <li>{t(w.wellRead)}</li>
      ) : null}
      <li className="text-ink-2">{t(w.nextTry, { at: feed.next })}</li>
    </ul>
  )
}

/** One room: the address of its calendar, and the calendars that it follows. */
export function UnitFeeds({ unit, reply }: { unit: ShownUnit; reply: FormReply }) {
  const { t } = useLocale()
  const mine = reply.values.unitId === unit.unitId ? reply : { values: {} as FormReply['values'], errors: {} as FormReply['errors'] }
  return (
    <section className="card stack p-4" aria-labelledby={`unit-${unit.unitId}`}>
      <BrushHeading id={`unit-${unit.unitId}`}>
        <Written>{unit.unitName}</Written>
      </BrushHeading>
      <h3>{t(w.outTitle)}</h3>
      <p className="field-hint measure">{t(w.outHint)}</p>
      <p className="secret-address">{unit.address}</p>
      <div className="flex flex-wrap items-center gap-2">
        <CopyButton text={unit.address} label={unit.unitName} />
      </div>
      <Disclosure summary={t(w.renew)}>
        <Form method="post" preventScrollReset className="stack">
          <p className="measure">{t(w.renewWarning)}</p>
          <input type="hidden" name="unitId" value={unit.unitId} />
          <Button name="intent" value="renew" variant="danger">
            {t(w.renewDo)}
          </Button>
        </Form>
      </Disclosure>
      <h3>{t(w.inTitle)}</h3>
      {unit.feeds.length === 0 ? <p>{t(w.noFeeds)}</p> : null}
      <ul className="stack">
        {unit.feeds.map((feed) => (
          <li key={feed.id} className="stack">
            <p>
              <strong>
                <Written>{feed.title || feed.url}</Written>
              </strong>
              <br />
              <span className="text-sm text-ink-2">{feed.url}</span>
            </p>
            <FeedState feed={feed} />
            <Form method="post" preventScrollReset>
              <input type="hidden" name="feedId" value={feed.id} />
              <p className="field-hint">{t(w.removeHint)}</p>
              <Button name="intent" value="remove" variant="quiet" small icon="trash" said={`${t(w.remove)} ${feed.title || feed.url}`}>
                {t(w.remove)}
              </Button>
            </Form>
          </li>
        ))}
      </ul>
      <Disclosure summary={t(w.addTitle)} open={unit.feeds.length === 0 || Boolean(mine.errors[`url-${unit.unitId}`])}>
        <Form method="post" preventScrollReset className="stack">
          <input type="hidden" name="unitId" value={unit.unitId} />
          <TextField
            name="url"
            id={`url-${unit.unitId}`}
            label={t(w.url)}
            hint={t(w.urlHint)}
            type="url"
            required
            maxLength={2000}
            autoComplete="off"
            defaultValue={String(mine.values.url ?? '')}
            error={mine.errors[`url-${unit.unitId}`]}
          />
          <TextField
            name="title"
            id={`title-${unit.unitId}`}
            label={t(w.site)}
            placeholder={t(w.siteExample)}
            optional
            maxLength={40}
            autoComplete="off"
            defaultValue={String(mine.values.title ?? '')}
          />
          <Button name="intent" value="add">
            {t(w.add)}
          </Button>
        </Form>
      </Disclosure>
    </section>
  )
}
