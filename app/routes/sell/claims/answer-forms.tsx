import { Form } from '@remix-run/react'
import type { FormReply } from '#app/forms/read-form.server'
import { useLocale } from '#app/i18n/use-locale'
import { deskClaimWords as w } from '#app/i18n/words/selling/claims'
import { formatMoney } from '#app/kernel/money'
import { PhotoPicker } from '#app/routes/sell/items/photo-picker'
import { Button } from '#app/ui/button'
import { Disclosure } from '#app/ui/disclosure'
import { MoneyField } from '#app/ui/fields/money-field'
import { TextArea } from '#app/ui/fields/text-field'

type Reply = FormReply & { photoKeys: string[] }
type Props = { sort: 'claim' | 'return'; askedMinor: number; currency: string; reply: Reply | undefined }

/** The three answers: pay, offer less, refuse. What was typed stays where it was typed. */
export function AnswerForms({ sort, askedMinor, currency, reply }: Props) {
  const { t, locale } = useLocale()
  const money = formatMoney(askedMinor, currency, locale)
  const mine = (intent: string) => (reply?.values.intent === intent ? reply : undefined)
  const photos = (intent: string) => (
    <PhotoPicker
      key={mine(intent)?.photoKeys.join()}
      id={`photos-${intent}`}
      keys={mine(intent)?.photoKeys ?? []}
      error={mine(intent)?.errors.photos}
      needed={{ label: t(w.photos), hint: t(w.photosHint) }}
    />
  )
  return (
    <div className="answers grid gap-3">
      <Form method="post">
        <Button wide name="intent" value="accept">
          {t(sort === 'claim' ? w.pay : w.payReturn, { money })}
        </Button>
      </Form>
      <Disclosure summary={t(w.less)} open={mine('offer') !== undefined}>
        <Form method="post" encType="multipart/form-data" className="stack">
          <input type="hidden" name="intent" value="offer" />
          <p>{t(w.lessHint)}</p>
          <MoneyField
            name="amount"
            label={t(w.lessAmount)}
            required
            defaultValue={String(mine('offer')?.values.amount ?? '')}
            error={mine('offer')?.errors.amount}
          />
          <TextArea
            id="words-offer"
            name="words"
            label={t(w.why)}
            optional
            maxLength={1000}
            rows={3}
            defaultValue={String(mine('offer')?.values.words ?? '')}
            error={mine('offer')?.errors.words}
          />
          {photos('offer')}
          <Button wide variant="quiet">
            {t(w.lessSend)}
          </Button>
        </Form>
      </Disclosure>
      <Disclosure summary={t(w.refuse)} open={mine('refuse') !== undefined}>
        <Form method="post" encType="multipart/form-data" className="stack">
          <input type="hidden" name="intent" value="refuse" />
          <p>{t(w.refuseHint)}</p>
          <TextArea
            id="words-refuse"
            name="words"
            label={t(w.why)}
            required
            maxLength={1000}
            rows={3}
            defaultValue={String(mine('refuse')?.values.words ?? '')}
            error={mine('refuse')?.errors.words}
          />
          {photos('refuse')}
          <Button wide variant="danger">
            {t(w.refuseSend)}
          </Button>
        </Form>
      </Disclosure>
    </div>
  )
}
