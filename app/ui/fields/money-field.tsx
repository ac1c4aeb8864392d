import { useLocale } from '#app/i18n/use-locale'
import { uiWords as w } from '#app/i18n/words/ui'
import { TextField, type TextFieldProps } from '#app/ui/fields/text-field'

/** An amount typed in yuan, such as 「9.8」 or 「９．８」; the server reads it with `parseYuan`. */
export function MoneyField({ unit, ...field }: TextFieldProps & { /** Said after 元/, such as 斤. */ unit?: string }) {
  const { t } = useLocale()
  return <TextField inputMode="decimal" autoComplete="off" prefix="¥" suffix={unit ? `${t(w.yuan)}/${unit}` : t(w.yuan)} {...field} />
}
