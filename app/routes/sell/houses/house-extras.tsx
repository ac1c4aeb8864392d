import { Form } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale'
import { pick } from '#app/i18n/words'
import { house as w } from '#app/i18n/words/staying/house'
import { formatMoney } from '#app/kernel/money'
import { Button } from '#app/ui/button'
import { Disclosure } from '#app/ui/disclosure'
import { SelectField } from '#app/ui/fields/select-field'
import { Written } from '#app/ui/written'
import type { EditedHouse } from './house'
import { MoneyIn, NumberIn, TextIn, type Typed, typedText } from './text-in'

const touched = (reply: Typed) => Object.keys(reply.values).length > 0 || undefined

/** What guests may add to a stay, one line each, and a form for one more. */
export function HouseExtras({ extras, reply }: { extras: EditedHouse['extras']; reply: Typed }) {
  const { t, locale } = useLocale()
  return (
    <>
      <p className="field-hint">{t(w.extrasHint)}</p>
      <ul className="stack">
        {extras.map((extra) => {
          const title = pick(locale, extra.titleZh, extra.titleEn)
          return (
            <li key={extra.id} className="act-row">
              <span>
                <Written>{title}</Written> · {formatMoney(extra.priceMinor, 'CNY', locale)} {t(w[`per-${extra.per}`])}
              </span>
              <Form method="post" preventScrollReset>
                <input type="hidden" name="extraId" value={extra.id} />
                <Button name="intent" value="drop-extra" variant="plain" small said={`${t(w.dropExtra)} ${title}`}>
                  {t(w.dropExtra)}
                </Button>
              </Form>
            </li>
          )
        })}
      </ul>
      <Disclosure summary={t(w.addExtra)} open={touched(reply)}>
        <Form method="post" preventScrollReset className="stack max-w-2xl">
          <TextIn reply={reply} name="titleZh" id="extra-zh" lang="zh-CN" label={t(w.extraZh)} required maxLength={60} />
          <TextIn reply={reply} name="titleEn" id="extra-en" lang="en" label={t(w.extraEn)} optional maxLength={120} />
          <div className="pair">
            <MoneyIn reply={reply} name="price" id="extra-price" label={t(w.extraPrice)} required />
            <SelectField
              name="per"
              label={t(w.per)}
              placeholder={false}
              defaultValue={typedText(reply, 'per', 'person-night')}
              options={(['stay', 'night', 'person', 'person-night'] as const).map((per) => ({ value: per, label: t(w[`per-${per}`]) }))}
            />
            <NumberIn reply={reply} name="most" label={t(w.most)} required known={10} />
          </div>
          <Button name="intent" value="add-extra" variant="quiet">
            {t(w.addExtra)}
          </Button>
        </Form>
      </Disclosure>
    </>
  )
}

/** Discounts for long stays, early and late bookings. */
export function HouseDiscounts({ discounts, reply }: { discounts: EditedHouse['discounts']; reply: Typed }) {
  const { t } = useLocale()
  return (
    <>
      <p className="field-hint">{t(w.discountsHint)}</p>
      <ul className="stack">
        {discounts.map(({ id, kind, days, percent }) => {
          const line = t(w.discountLine, { kind: t(w[`discount-${kind}`]), days, percent })
          return (
            <li key={id} className="act-row">
              <span>{line}</span>
              <Form method="post" preventScrollReset>
                <input type="hidden" name="discountId" value={id} />
                <Button name="intent" value="drop-discount" variant="plain" small said={`${t(w.dropExtra)} ${line}`}>
                  {t(w.dropExtra)}
                </Button>
              </Form>
            </li>
          )
        })}
      </ul>
      <Disclosure summary={t(w.addExtra)} open={touched(reply)}>
        <Form method="post" preventScrollReset className="stack max-w-2xl">
          <SelectField
            name="discountKind"
            label={t(w.discountKind)}
            placeholder={false}
            defaultValue={typedText(reply, 'discountKind', 'length')}
            options={(['length', 'early', 'last-minute'] as const).map((kind) => ({ value: kind, label: t(w[`discount-${kind}`]) }))}
          />
          <div className="pair">
            <NumberIn reply={reply} name="days" label={t(w.days)} required known={7} />
            <NumberIn reply={reply} name="percent" label={t(w.percent)} required known={10} />
          </div>
          <Button name="intent" value="set-discount" variant="quiet">
            {t(w.addExtra)}
          </Button>
        </Form>
      </Disclosure>
    </>
  )
}
