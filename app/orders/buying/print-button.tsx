import { useEffect, useState } from 'react'
import { useLocale } from '#app/i18n/use-locale'
import { orderWords as w } from '#app/i18n/words/buying/orders'
import { Button } from '#app/ui/button'

/** Opens the browser's print window; shown only where scripts run, since the browser's own menu does the same. */
export function PrintButton() {
  const { t } = useLocale()
  const [canPrint, setCanPrint] = useState(false)
  useEffect(() => setCanPrint(true), [])
  return canPrint ? (
    <Button type="button" variant="quiet" icon="print" onClick={() => window.print()}>
      {t(w.print)}
    </Button>
  ) : null
}
