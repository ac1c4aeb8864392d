import { Form } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale'
import { localizePath } from '#app/i18n/words'
import { payoutWords as w } from '#app/i18n/words/selling/payouts'
import { paths } from '#app/paths'
import type { BatchMove, BatchState } from '#app/settlement/batches/batch-states'
import { BrushHeading } from '#app/ui/brush-heading'
import { Button } from '#app/ui/button'
import { Disclosure } from '#app/ui/disclosure'
import { Notice } from '#app/ui/feedback/flash'
import { ErrorSummary } from '#app/ui/fields/error-summary'
import { TextField } from '#app/ui/fields/text-field'

type NextStepProps = {
  batch: { no: string; state: BatchState; fileHash: string | null }
  moves: readonly BatchMove[]
  isOwn: boolean
  /** No bank is behind this market: an answer to try out may be downloaded. */
  canTry: boolean
  refused: { message: string; faults: string[] } | null
}

function ActForm({ intent, label, hint, danger }: { intent: BatchMove; label: string; hint: string; danger?: boolean }) {
  const { t } = useLocale()
  return (
    <Form method="post" className="stack">
      <p className="measure text-ink-2">{hint}</p>
      <TextField id={`reason-${intent}`} name="reason" label={t(w.reason)} maxLength={300} required className="max-w-lg" />
      <Button name="intent" value={intent} variant={danger ? 'danger' : 'primary'} className="justify-self-start">
        {label}
      </Button>
    </Form>
  )
}

function ImportForm({ no, canTry }: { no: string; canTry: boolean }) {
  const { t, locale } = useLocale()
  return (
    <>
      <Form method="post" encType="multipart/form-data" className="stack">
        <p className="measure text-ink-2">{t(w.importHint)}</p>
        <TextField id="result" name="result" type="file" label={t(w.resultFile)} accept=".csv,text/csv,text/plain" className="max-w-lg" />
        <TextField id="reason-import" name="reason" label={t(w.reason)} maxLength={300} required className="max-w-lg" />
        <Button name="intent" value="import" className="justify-self-start">
          {t(w.import)}
        </Button>
      </Form>
      {canTry ? (
        <p>
          <a href={localizePath(paths.coopPayoutAnswer(no), locale)} download>
            {t(w.tryAnswer)}
          </a>
          <span className="block text-ink-2">{t(w.tryAnswerHint)}</span>
        </p>
      ) : null}
    </>
  )
}

/** What is to be done with a batch now, and what was refused. */
export function NextStep({ batch, moves, isOwn, canTry, refused }: NextStepProps) {
  const { t, locale } = useLocale()
  const may = (move: BatchMove) => moves.includes(move)
  const isOut = batch.fileHash !== null
  return (
    <section aria-labelledby="step" className="stack">
      <BrushHeading id="step">{t(w.step)}</BrushHeading>
      {refused ? <ErrorSummary errors={[refused.message, ...refused.faults].map((message) => ({ message }))} /> : null}
      {batch.state === 'drafted' && isOwn ? <Notice kind="info">{t(w.twoPeople)}</Notice> : null}
      {may('approve') ? <ActForm intent="approve" label={t(w.approve)} hint={t(w.checkHint)} /> : null}
      {may('export') ? <ActForm intent="export" label={t(w.export)} hint={t(w.exportHint)} /> : null}
      {isOut ? (
        <p>
          <a href={localizePath(paths.coopPayoutFile(batch.no), locale)} className="btn btn-quiet" download>
            {t(w.file)}
          </a>
          <span className="mt-1 block text-sm text-ink-2">{t(w.fileHint, { hash: batch.fileHash?.slice(0, 16) ?? '' })}</span>
        </p>
      ) : null}
      {may('import') ? (
        <>
          <h3>{t(w.importTitle)}</h3>
          <ImportForm no={batch.no} canTry={canTry} />
        </>
      ) : null}
      {batch.state === 'closed' || batch.state === 'dropped' ? <p className="text-ink-2">{t(w.closedHint)}</p> : null}
      {batch.state === 'closed' ? (
        <Disclosure summary={t(w.lateReturn)}>
          <ImportForm no={batch.no} canTry={canTry} />
        </Disclosure>
      ) : null}
      {may('drop') ? (
        <Disclosure summary={t(w.drop)}>
          <ActForm intent="drop" label={t(w.drop)} hint={t(w.dropHint)} danger />
        </Disclosure>
      ) : null}
    </section>
  )
}
