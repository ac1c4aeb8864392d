import { Form } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale'
import { cartWords as w } from '#app/i18n/words/buying/cart'
import { Button } from '#app/ui/button'
import { Notice } from '#app/ui/feedback/flash'

/** Tells that the cart is no longer as it was left, and takes it as it is now. */
export function AcceptChanges({ count }: { count: number }) {
  const { t } = useLocale()
  if (count === 0) return null
  return (
    <Notice kind="warn" title={t(w.changesTitle, { n: count })}>
      <p>{t(w.changesHint)}</p>
      <Form method="post" preventScrollReset className="mt-2">
        <Button variant="quiet" name="intent" value="accept">
          {t(w.accept)}
        </Button>
      </Form>
    </Notice>
  )
}
