import { useLocale } from '#app/i18n/use-locale'
import { house as w } from '#app/i18n/words/staying/house'
import { RadioCards } from '#app/ui/fields/radio-cards'
import { SelectField } from '#app/ui/fields/select-field'
import type { cancelTiers } from '#db/schema/place-to-visit'
import type { stayKinds } from '#db/schema/stays'
import { MoneyIn, NumberIn, TextIn, type Typed, typedList, typedText } from './text-in'

const kinds: readonly (typeof stayKinds)[number][] = ['homestay', 'farmstay', 'whole-house', 'camp']
const tiers: readonly (typeof cancelTiers)[number][] = [
  'flexible',
  'early',
  'strict',
  'weather',
  'group',
  'airbnb-flexible',
  'airbnb-moderate',
  'airbnb-limited',
  'airbnb-firm',
]

type Field = { reply: Typed; known?: string }

export function KindField({ reply, known = 'homestay' }: Field) {
  const { t } = useLocale()
  return (
    <RadioCards
      name="kind"
      label={t(w.kind)}
      columns={2}
      defaultValue={typedText(reply, 'kind', known)}
      error={reply.errors.kind}
      options={kinds.map((kind) => ({ value: kind, label: t(w[`kind-${kind}`]) }))}
    />
  )
}

export function BookingKindField({ reply, known = 'instant' }: Field) {
  const { t } = useLocale()
  return (
    <RadioCards
      name="bookingKind"
      label={t(w.bookingKind)}
      defaultValue={typedText(reply, 'bookingKind', known)}
      error={reply.errors.bookingKind}
      options={(['instant', 'request'] as const).map((kind) => ({ value: kind, label: t(w[`booking-${kind}`]) }))}
    />
  )
}

export function CancelTierField({ reply, known = 'flexible' }: Field) {
  const { t } = useLocale()
  return (
    <SelectField
      name="cancelTier"
      label={t(w.cancelTier)}
      hint={t(w.tierHint)}
      placeholder={false}
      defaultValue={typedText(reply, 'cancelTier', known)}
      error={reply.errors.cancelTier}
      options={tiers.map((tier) => ({ value: tier, label: t(w[`tier-${tier}`]) }))}
    />
  )
}

/** Name, number, guests and price of a kind of room: enough to take guests. `idPrefix` keeps several on one page apart. */
export function FirstRoomFields({ reply, idPrefix = '' }: { reply: Typed; idPrefix?: string }) {
  const { t } = useLocale()
  const field = (name: string) => ({ reply, name, id: `${idPrefix}${name}` })
  return (
    <>
      <TextIn {...field('roomZh')} label={t(w.roomZh)} placeholder={t(w.roomExample)} required maxLength={60} />
      <TextIn {...field('roomEn')} label={t(w.roomEn)} optional maxLength={120} />
      <div className="pair">
        <NumberIn {...field('units')} label={t(w.units)} required known={1} />
        <NumberIn {...field('adults')} label={t(w.adults)} required known={2} />
        <NumberIn {...field('children')} label={t(w.children)} optional />
      </div>
      <div className="pair">
        <MoneyIn {...field('base')} label={t(w.base)} required />
        <MoneyIn {...field('weekend')} label={t(w.weekend)} hint={t(w.asBase)} optional />
      </div>
    </>
  )
}

type TicksProps = {
  reply: Typed
  name: string
  label: string
  known: readonly string[]
  options: readonly { value: string; label: string }[]
}

/** Several things to tick; what a row holds that is not among them stays ticked. */
export function Ticks({ reply, name, label, known, options }: TicksProps) {
  const ticked = typedList(reply, name, known)
  const strange = known.filter((value) => !options.some((option) => option.value === value)).map((value) => ({ value, label: value }))
  return (
    <fieldset id={name} tabIndex={-1} className="field">
      <legend className="field-label">{label}</legend>
      <div className="tick-grid">
        {[...options, ...strange].map((option) => (
          <div key={option.value} className="check">
            <input
              type="checkbox"
              id={`${name}-${option.value}`}
              name={name}
              value={option.value}
              defaultChecked={ticked.includes(option.value)}
            />
            <label htmlFor={`${name}-${option.value}`}>{option.label}</label>
          </div>
        ))}
      </div>
    </fieldset>
  )
}
