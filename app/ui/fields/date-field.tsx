import { TextField, type TextFieldProps } from '#app/ui/fields/text-field'

type DateFieldProps = Omit<TextFieldProps, 'type' | 'min' | 'max'> & {
  /** First and last day that may be chosen, 'YYYY-MM-DD'. */
  min?: string
  max?: string
}

/** A calendar day, by the browser's own picker. */
export function DateField(field: DateFieldProps) {
  return <TextField {...field} type="date" />
}
