import { checkForm } from '#app/forms/read-form.server'
import { sayRefusal } from '#app/i18n/say-refusal'
import { type Locale, sayFound, type Word } from '#app/i18n/words'
import { payoutWords } from '#app/i18n/words/selling/payouts'
import { attempt } from '#app/kernel/refusal'
import { db } from '#app/platform/database.server'
import type { FlashMessage } from '#app/routes/flash.server'
import { ActOnBatch } from '#app/settlement/batches/batch-forms.server'
import { importResult } from '#app/settlement/batches/import-result.server'
import { approveBatch, dropBatch, exportBatch } from '#app/settlement/batches/move-batch.server'
import type { ResultFault } from '#app/settlement/batches/result-file.server'

/** What the page of a batch is told when an act was refused. */
export type RefusedAct = { message: string; faults: string[] }
export type ActAnswer = { ok: true; flash: FlashMessage } | { ok: false; status: number; refused: RefusedAct; isMissing?: boolean }

type Wish = { no: string; reason: string }

const sayFault = (locale: Locale, { key, ...values }: ResultFault) =>
  sayFound(locale, payoutWords[key] satisfies Word, values as Record<string, string | number>)

const moves: Record<string, { run: (operatorId: string, wish: Wish) => Promise<void>; flash: FlashMessage['key'] }> = {
  approve: { run: (operatorId, wish) => approveBatch(db, operatorId, wish), flash: 'batch-approved' },
  export: { run: (operatorId, wish) => exportBatch(db, operatorId, wish), flash: 'batch-exported' },
  drop: { run: (operatorId, wish) => dropBatch(db, operatorId, wish), flash: 'batch-dropped' },
}

async function takeResult(operatorId: string, form: FormData, wish: Wish, locale: Locale): Promise<ActAnswer> {
  const file = form.get('result')
  const bytes = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new TextEncoder().encode(String(file ?? ''))
  const done = await attempt(() => importResult(db, operatorId, { ...wish, bytes }))
  if (!done.ok) return refused(locale, done.refusal)
  if (done.value.isTaken)
    return { ok: true, flash: { key: 'batch-result', values: { paid: done.value.paid, returned: done.value.returned } } }
  return {
    ok: false,
    status: 400,
    refused: {
      message: payoutWords['result-refused'][locale],
      faults: done.value.faults.slice(0, 20).map((fault) => sayFault(locale, fault)),
    },
  }
}

const refused = (locale: Locale, refusal: Parameters<typeof sayRefusal>[1]): ActAnswer => ({
  ok: false,
  status: refusal.status,
  refused: { message: sayRefusal(locale, refusal), faults: [] },
  isMissing: refusal.reason === 'missing',
})

/** Runs the act that a form of a batch's page names. @throws Response 400 for a name that is none */
export async function actOnBatch(operatorId: string, no: string, form: FormData, locale: Locale): Promise<ActAnswer> {
  const intent = String(form.get('intent') ?? '')
  const move = Object.hasOwn(moves, intent) ? moves[intent] : undefined
  if (!move && intent !== 'import') throw new Response(null, { status: 400 })
  const read = checkForm(form, ActOnBatch, locale)
  if (!read.ok) return { ok: false, status: 400, refused: { message: Object.values(read.reply.errors)[0]?.[0] ?? '', faults: [] } }
  const wish = { no, reason: read.value.reason }
  if (!move) return takeResult(operatorId, form, wish, locale)
  const done = await attempt(() => move.run(operatorId, wish))
  return done.ok ? { ok: true, flash: { key: move.flash } } : refused(locale, done.refusal)
}
