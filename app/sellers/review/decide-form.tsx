import { Form } from '@remix-run/react'
import type { FormReply } from '#app/forms/read-form.server'
import { useLocale } from '#app/i18n/use-locale'
import { coop as w } from '#app/i18n/words/selling/coop'
import { movesFrom, type StallStatus } from '#app/sellers/stall/stall-states'
import { Button } from '#app/ui/button'
import { TextArea } from '#app/ui/fields/text-field'

const variants = { approve: 'primary', lift: 'primary', ask: 'quiet', refuse: 'danger', suspend: 'danger', resubmit: 'quiet' } as const

/** The decisions open to an operator now, and the words the seller will read. */
export function DecideForm({ status, note, reply }: { status: StallStatus; note: string; reply: FormReply | null }) {
  const { t } = useLocale()
  const moves = movesFrom(status, 'operator').filter((move) => move !== 'resubmit')
  return (
    <Form method="post" className="stack max-w-2xl">
      <input type="hidden" name="seen" value={status} />
      {note ? (
        <p>
          <span className="text-ink-2">{t(w.note)}：</span>
          {note}
        </p>
      ) : null}
      {moves.includes('suspend') ? <p>{t(w.suspendText)}</p> : null}
      <TextArea
        name="reason"
        label={t(w.reason)}
        hint={t(w.reasonHint)}
        rows={3}
        maxLength={500}
        defaultValue={reply?.values.reason as string | undefined}
        error={reply?.errors.reason}
      />
      <div className="flex flex-wrap gap-3">
        {moves.map((move) => (
          <Button key={move} name="decision" value={move} variant={variants[move]}>
            {t(w[move])}
          </Button>
        ))}
      </div>
    </Form>
  )
}
