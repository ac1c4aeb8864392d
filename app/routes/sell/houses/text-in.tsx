import { MoneyField } from '#app/ui/fields/money-field'
import { TextArea, type TextAreaProps, TextField, type TextFieldProps } from '#app/ui/fields/text-field'

type Values = Record<string, string | string[] | undefined>
export type Typed = { values: Values; errors: Record<string, string[]> }

/** What was typed last into a field, else what is known of it. */
export const typedText = ({ values }: Pick<Typed, 'values'>, name: string, known = ''): string => String(values[name] ?? known)

/** Which of several were ticked last; before anything was sent, those that are known. */
export function typedList({ values }: Pick<Typed, 'values'>, name: string, known: readonly string[]): string[] {
  if (Object.keys(values).length === 0) return [...known]
  return [values[name] ?? []].flat()
}

type Known = { reply: Typed; known?: string | number | null | undefined }

/** A field that keeps what was typed over an error. */
export function TextIn({ reply, known, ...field }: TextFieldProps & Known) {
  return (
    <TextField
      autoComplete="off"
      {...field}
      defaultValue={typedText(reply, field.name, String(known ?? ''))}
      error={reply.errors[field.name]}
    />
  )
}

export function NumberIn(field: TextFieldProps & Known) {
  return <TextIn inputMode="numeric" {...field} />
}

export function AreaIn({ reply, known, ...field }: TextAreaProps & Known) {
  return <TextArea {...field} defaultValue={typedText(reply, field.name, String(known ?? ''))} error={reply.errors[field.name]} />
}

/** An amount; `known` in fen. */
export function MoneyIn({ reply, known, ...field }: TextFieldProps & Known) {
  const text = known === null || known === undefined ? '' : String(Number(known) / 100)
  return <MoneyField {...field} defaultValue={typedText(reply, field.name, text)} error={reply.errors[field.name]} />
}
