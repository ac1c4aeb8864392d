import { createHash } from 'node:crypto'
import { stringify } from 'csv-stringify/sync'
import { decimalOf } from '#app/kernel/money'
import { csvCell } from '#app/platform/csv.server'
import type { BankFacts } from '#app/settlement/bank/bank-facts'

export type BatchFileLine = BankFacts & { reference: string; amountMinor: number }
export type BatchFile = { no: string; currency: string; lines: readonly BatchFileLine[] }

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** A number that a spreadsheet must leave as it is, however short. */
const asText = (digits: string) => `'${digits}`

/** What a bank is told of one payee, and its fingerprint. */
export function lineHash({ reference, payee, account, bank, cnaps, amountMinor }: BatchFileLine, currency: string): string {
  return sha256([reference, payee, account, bank, cnaps, currency, decimalOf(amountMinor, currency)].join('\u001f'))
}

const batchFileColumns = ['序号', '编号', '收款人', '收款账号', '开户行', '联行号', '币种', '金额', '用途', '校验']

/**
 * The file for the bank. It is made of what was sealed with the batch and of nothing else, so made again it is the same to the byte;
 * whoever changes its form changes the hashes of files that went out, and `batch-file.test.ts` says so.
 * The last row is the control: how many lines, what sum, and one hash of all of their hashes.
 */
export function writeBatchFile({ no, currency, lines }: BatchFile): { bytes: Buffer; hash: string } {
  const hashes = lines.map((line) => lineHash(line, currency))
  const total = lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  const rows = lines.map((line, i) => [
    String(i + 1),
    csvCell(line.reference),
    csvCell(line.payee),
    asText(line.account),
    csvCell(line.bank),
    asText(line.cnaps),
    currency,
    decimalOf(line.amountMinor, currency),
    csvCell(`湖上集货款 ${no}`),
    hashes[i] ?? '',
  ])
  const control = ['合计', no, '', '', '', '', currency, decimalOf(total, currency), String(lines.length), sha256(hashes.join('\n'))]
  const bytes = Buffer.from(stringify([batchFileColumns, ...rows, control], { bom: true, record_delimiter: '\r\n' }))
  return { bytes, hash: createHash('sha256').update(bytes).digest('hex') }
}
