import { Form } from '@remix-run/react'
import type { FormReply } from '#app/forms/read-form.server'
import { useLocale } from '#app/i18n/use-locale'
import { pick } from '#app/i18n/words'
import { sell as w } from '#app/i18n/words/selling/sell'
import { formatInstant } from '#app/kernel/day'
import { Button } from '#app/ui/button'
import { Disclosure } from '#app/ui/disclosure'
import { RadioCards } from '#app/ui/fields/radio-cards'
import { TextArea, TextField } from '#app/ui/fields/text-field'
import { Written } from '#app/ui/written'
import type { SellOrderShown } from './order-packing'

/** The invoice the buyer wished for: its number, or why there is none. */
export function InvoiceBox({ order, mayAnswer, reply }: { order: SellOrderShown; mayAnswer: boolean; reply: FormReply }) {
  const { t } = useLocale()
  const mine = reply.values.intent === 'invoice' ? reply : null
  return (
    <section className="card stack p-4">
      <h2 className="text-lg">{t(w.invoice)}</h2>
      <p>
        <Written>{t(w.invoiceFor, { title: order.invoiceTitle, taxNo: order.invoiceTaxNo })}</Written>
      </p>
      {mayAnswer ? (
        <Form method="post" className="stack max-w-2xl">
          <input type="hidden" name="intent" value="invoice" />
          <RadioCards
            label={t(w.invoice)}
            name="state"
            columns={2}
            defaultValue={String(mine?.values.state ?? 'issued')}
            options={[
              { value: 'issued', label: t(w.invoiceIssued) },
              { value: 'refused', label: t(w.invoiceRefused) },
            ]}
          />
          <TextField
            label={t(w.invoiceAnswer)}
            name="answer"
            id="invoice-answer"
            required
            maxLength={100}
            defaultValue={String(mine?.values.answer ?? '')}
            error={mine?.errors.answer}
          />
          <Button variant="quiet">{t(w.invoiceSend)}</Button>
        </Form>
      ) : (
        <p>
          <Written>{t(w.answered, { answer: order.invoiceAnswer })}</Written>
        </p>
      )}
    </section>
  )
}

/** A problem of the buyer with the answer to it. */
export function ProblemBox({ problem, reply }: { problem: SellOrderShown['problems'][number]; reply: FormReply }) {
  const { t, locale } = useLocale()
  const mine = reply.values.problemId === problem.id ? reply : null
  return (
    <section className="card stack p-4">
      <h2 className="text-lg">{t(w.problem)}</h2>
      <p className="text-ink-2">{formatInstant(problem.createdAt, locale)}</p>
      <p className="measure whitespace-pre-line">
        <Written>{problem.text}</Written>
      </p>
      {problem.state === 'open' ? (
        <Form method="post" className="stack max-w-2xl">
          <input type="hidden" name="intent" value="answer" />
          <input type="hidden" name="problemId" value={problem.id} />
          <TextArea
            label={t(w.answer)}
            name="answer"
            id={`answer-${problem.id}`}
            required
            maxLength={1000}
            defaultValue={String(mine?.values.answer ?? '')}
            error={mine?.errors.answer}
          />
          <Button>{t(w.answerSend)}</Button>
        </Form>
      ) : (
        <p>
          <Written>{t(w.answered, { answer: problem.answer })}</Written>
        </p>
      )}
    </section>
  )
}

/** Cancelling an order that is not packed: why, and what is really there. */
export function CancelBox({ order, reply }: { order: SellOrderShown; reply: FormReply }) {
  const { t, locale } = useLocale()
  const mine = reply.values.intent === 'cancel' ? reply : null
  return (
    <Disclosure summary={t(w.cancel)} open={mine !== null}>
      <Form method="post" className="stack max-w-2xl">
        <input type="hidden" name="intent" value="cancel" />
        <p>{t(w.cancelHint)}</p>
        <TextField
          label={t(w.cancelWhy)}
          name="reason"
          required
          maxLength={200}
          defaultValue={String(mine?.values.reason ?? '')}
          error={mine?.errors.reason}
        />
        {order.lines.map((line) => (
          <TextField
            key={line.id}
            label={<Written>{t(w.cancelCount, { name: pick(locale, line.titleZh, line.titleEn) })}</Written>}
            name={`count-${line.offerId}`}
            inputMode="numeric"
            optional
            defaultValue={String(mine?.values[`count-${line.offerId}`] ?? '')}
            error={mine?.errors[`count-${line.offerId}`]}
          />
        ))}
        <Button variant="danger">{t(w.cancelDo)}</Button>
      </Form>
    </Disclosure>
  )
}
