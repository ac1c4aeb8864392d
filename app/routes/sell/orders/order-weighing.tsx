import { Form } from '@remix-run/react'
import type { FormReply } from '#app/forms/read-form.server'
import { useLocale } from '#app/i18n/use-locale'
import { pick } from '#app/i18n/words'
import { weighingWords as w } from '#app/i18n/words/selling/weighing'
import { formatInstant } from '#app/kernel/day'
import { formatScale } from '#app/kernel/weight'
import { readScale, type ScaleUnit, scaleUnits } from '#app/orders/weighing/read-scale'
import { type WeighedLine, weighedLine } from '#app/orders/weighing/weighed-line'
import { paths } from '#app/paths'
import { PhotoPicker } from '#app/routes/sell/items/photo-picker'
import { BrushHeading } from '#app/ui/brush-heading'
import { Button } from '#app/ui/button'
import { Disclosure } from '#app/ui/disclosure'
import { Notice } from '#app/ui/feedback/flash'
import { Checkbox } from '#app/ui/fields/checkbox'
import { SelectField } from '#app/ui/fields/select-field'
import { TextField } from '#app/ui/fields/text-field'
import { Money } from '#app/ui/price/price'
import { Written } from '#app/ui/written'
import type { SellOrderShown } from './order-packing'

type Line = SellOrderShown['lines'][number]

const unitOf = (typed: unknown): ScaleUnit => (typed === 'jin' || typed === 'kg' ? typed : 'g')

/** What the scale shows, in large digits, with a picture of it. */
function ScaleForm({ line, name, reply }: { line: Line; name: string; reply: FormReply | null }) {
  const { t, locale } = useLocale()
  const unit = unitOf(reply?.values.unit)
  const grams = readScale(String(reply?.values.weight ?? ''), unit)
  const farOff = reply?.errors[`sure-${line.id}`]
  const units = { g: t(w.gram), jin: t(w.jinOnScale), kg: t(w.kg) }
  return (
    <Form method="post" encType="multipart/form-data" className="stack max-w-2xl" preventScrollReset>
      <input type="hidden" name="intent" value="weigh" />
      <input type="hidden" name="lineId" value={line.id} />
      <div className="scale-input">
        <TextField
          label={t(w.weight)}
          name="weight"
          id={`weight-${line.id}`}
          required
          inputMode={unit === 'g' ? 'numeric' : 'decimal'}
          autoComplete="off"
          maxLength={20}
          defaultValue={String(reply?.values.weight ?? '')}
          error={reply?.errors[`weight-${line.id}`]}
        />
        <SelectField
          label={t(w.unit)}
          name="unit"
          id={`unit-${line.id}`}
          placeholder={false}
          defaultValue={unit}
          options={(Object.keys(scaleUnits) as ScaleUnit[]).map((known) => ({ value: known, label: units[known] }))}
        />
      </div>
      {farOff && grams !== null ? (
        <Checkbox id={`sure-${line.id}`} name="sure" label={t(w.sure, { weight: formatScale(grams, locale) })} error={farOff} />
      ) : null}
      <PhotoPicker
        id={`photo-${line.id}`}
        keys={[reply?.values.photoKeys ?? []].flat()}
        needed={{ label: t(w.photo), hint: t(w.photoHint) }}
        error={reply?.errors[`photo-${line.id}`]}
        single
      />
      <Button wide said={t(w.saveOf, { name })}>
        {t(w.save)}
      </Button>
    </Form>
  )
}

/** What the scale said, what that makes, and the picture. */
function ScaleSays({
  scale,
  currency,
  name,
  photo,
}: {
  scale: NonNullable<WeighedLine['scale']>
  currency: string
  name: string
  photo?: string
}) {
  const { t, locale } = useLocale()
  return (
    <div className="flex flex-wrap gap-4">
      {photo ? (
        <a href={paths.upload(photo, 960, 'jpg')}>
          <img
            src={paths.upload(photo, 320, 'jpg')}
            alt={t(w.photoOf, { name })}
            width={160}
            height={120}
            className="rounded object-cover"
          />
        </a>
      ) : null}
      <div>
        <p className="scale-says">{t(w.says, { weight: formatScale(scale.grams, locale) })}</p>
        <p>
          {t(w.costs)} <Money minor={scale.priceMinor} currency={currency} />
          {scale.backMinor > 0 ? (
            <>
              {' · '}
              {t(w.back)} <Money minor={scale.backMinor} currency={currency} />
            </>
          ) : null}
        </p>
        {scale.backMinor === 0 ? <p className="text-ink-2">{t(w.gift)}</p> : null}
      </div>
    </div>
  )
}

/** Each thing of an order that is priced by the scale: what it should weigh, the field for what it does, and what came of it. */
export function WeighPart({ order, mayWeigh, reply }: { order: SellOrderShown; mayWeigh: boolean; reply: FormReply }) {
  const { t, locale } = useLocale()
  const lines = order.lines.flatMap((line) => {
    const weighed = weighedLine(line)
    return weighed ? [{ line, weighed }] : []
  })
  if (lines.length === 0) return null
  const { weighBy, photos } = order.weighIn
  return (
    <section className="stack">
      <BrushHeading>{t(w.title)}</BrushHeading>
      {mayWeigh && order.unweighed > 0 && weighBy ? (
        <Notice kind="warn">
          <strong>{t(w.weighBy, { at: formatInstant(weighBy, locale) })}</strong>
        </Notice>
      ) : null}
      {mayWeigh ? <p className="measure">{t(w.why)}</p> : null}
      {lines.map(({ line, weighed }) => {
        const name = `${pick(locale, line.titleZh, line.titleEn)} ${pick(locale, line.labelZh, line.labelEn)}`
        const mine = reply.values.lineId === line.id ? reply : null
        const form = <ScaleForm key={`${line.id}-${line.weighedGrams}`} line={line} name={name} reply={mine} />
        const mayStill = mayWeigh && line.finalMinor === null
        return (
          <section key={line.id} className="card stack p-4">
            <h3 className="text-lg">
              <Written>{name}</Written>
            </h3>
            <p className="text-ink-2">
              {t(w.should, {
                n: line.quantity,
                weight: formatScale(weighed.nominalGrams, locale),
              })}
            </p>
            {weighed.scale ? (
              <ScaleSays scale={weighed.scale} currency={order.purchase.currency} name={name} photo={photos[line.id]} />
            ) : null}
            {mayStill && weighed.scale ? (
              <Disclosure summary={t(w.again)} open={mine !== null}>
                {form}
              </Disclosure>
            ) : null}
            {mayStill && !weighed.scale ? form : null}
          </section>
        )
      })}
    </section>
  )
}
