import { GroupFrame } from './field-frame'
import { TextField } from './text-field'

/** An amount of fen as it is typed: yuan, nothing for no bound. */
export const inYuan = (fen: number | undefined) => (fen === undefined ? '' : String(fen / 100))

type Bound = { label: string; fen: number | undefined }

/** From so much to so much; the fields are called `min` and `max` and hold yuan. */
export function PriceRange({ label, min, max }: { label: string; min: Bound; max: Bound }) {
  return (
    <GroupFrame id="price" label={label}>
      <div className="grid grid-cols-2 gap-2">
        {Object.entries({ min, max }).map(([name, { label, fen }]) => (
          <TextField
            key={name}
            label={label}
            name={name}
            inputMode="decimal"
            defaultValue={inYuan(fen)}
            autoComplete="off"
            maxLength={10}
          />
        ))}
      </div>
    </GroupFrame>
  )
}
