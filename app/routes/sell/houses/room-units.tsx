import { Form } from '@remix-run/react'
import type { FormReply } from '#app/forms/read-form.server'
import { useLocale } from '#app/i18n/use-locale'
import { house as w } from '#app/i18n/words/staying/house'
import { Button } from '#app/ui/button'
import { Checkbox } from '#app/ui/fields/checkbox'
import { TextField } from '#app/ui/fields/text-field'
import { Said } from '#app/ui/written'
import type { EditedRoom } from './room'

/** Each room by its number or name: rename it, take it out of what is offered, add one. */
export function RoomUnits({ units, reply }: { units: EditedRoom['units']; reply: FormReply }) {
  const { t } = useLocale()
  const adding = reply.values.intent === 'add-unit' ? reply : null
  return (
    <>
      <ul className="stack">
        {units.map((unit) => {
          const mine = reply.values.intent === 'unit' && reply.values.unitId === unit.id ? reply : null
          return (
            <li key={unit.id}>
              <Form method="post" preventScrollReset className="act-row">
                <input type="hidden" name="unitId" value={unit.id} />
                <TextField
                  name="name"
                  id={`unit-${unit.id}`}
                  label={<Said as={`${t(w.unitName)} ${unit.name}`}>{t(w.unitName)}</Said>}
                  required
                  maxLength={40}
                  autoComplete="off"
                  defaultValue={String(mine?.values.name ?? unit.name)}
                  error={mine?.errors.name}
                />
                <Checkbox
                  name="active"
                  id={`active-${unit.id}`}
                  label={<Said as={`${t(w.active)} ${unit.name}`}>{t(w.active)}</Said>}
                  defaultChecked={mine ? mine.values.active === 'on' : unit.active}
                />
                <Button name="intent" value="unit" variant="quiet" small said={`${t(w.save)} ${unit.name}`}>
                  {t(w.save)}
                </Button>
              </Form>
            </li>
          )
        })}
      </ul>
      <Form method="post" preventScrollReset className="act-row">
        <TextField
          name="name"
          id="new-unit"
          label={t(w.unitName)}
          required
          maxLength={40}
          autoComplete="off"
          defaultValue={String(adding?.values.name ?? '')}
          error={adding?.errors.name}
        />
        <Button name="intent" value="add-unit" variant="quiet" icon="plus">
          {t(w.addUnit)}
        </Button>
      </Form>
    </>
  )
}
