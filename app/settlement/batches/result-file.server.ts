import { parse } from 'csv-parse/sync'
import { readAmount } from './read-amount'

export type ResultLine = { reference: string; outcome: 'paid' | 'returned'; amountMinor: number; failure: string }

/** Why a bank's file is not taken: a key of the words for payouts, and what it needs. */
export type ResultFault = { key: ResultFaultKey; row?: number; reference?: string; said?: string }
type ResultFaultKey =
  | 'result-unreadable'
  | 'result-empty'
  | 'result-columns'
  | 'result-outcome'
  | 'result-amount'
  | 'result-twice'
  | 'result-no-total'
  | 'result-total'
  | 'result-unknown'
  | 'result-line-amount'
  | 'result-changed'
export type ReadResult = { lines: ResultLine[]; faults: ResultFault[] }

const outcomes: Record<string, ResultLine['outcome']> = {
  ...{ paid: 'paid', success: 'paid', 成功: 'paid', 已付: 'paid', 已付款: 'paid' },
  ...{ returned: 'returned', failed: 'returned', 失败: 'returned', 退回: 'returned', 退汇: 'returned' },
}
const totals = new Set(['合计', 'total'])
const most = 5_000

/** Banks send UTF-8 or, more often, GB 18030. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

const bare = (cell: string | undefined) => (cell ?? '').trim().replace(/^'/, '')

/**
 * Reads what the bank answered: 编号, 结果, 金额, 原因 in a row each, and last 合计 with the number of rows and their sum.
 * Everything that is wrong is told at once, and then nothing of the file counts.
 */
export function readResultFile(bytes: Uint8Array, currency: string): ReadResult {
  let rows: string[][]
  try {
    rows = parse(decode(bytes), { bom: true, relax_column_count: true, skip_empty_lines: true, to: most })
  } catch {
    return { lines: [], faults: [{ key: 'result-unreadable' }] }
  }
  const [, ...body] = rows
  if (body.length === 0) return { lines: [], faults: [{ key: 'result-empty' }] }
  const faults: ResultFault[] = []
  const lines = new Map<string, ResultLine>()
  let control: string[] | null = null
  for (const [i, cells] of body.entries()) {
    const row = i + 2
    const [first = '', said = '', amount = '', failure = ''] = cells.map(bare)
    if (totals.has(first.toLowerCase())) {
      control = [said, amount]
      continue
    }
    const outcome = outcomes[said.toLowerCase()]
    const amountMinor = readAmount(amount, currency)
    if (cells.length < 3 || first === '') faults.push({ key: 'result-columns', row })
    else if (!outcome) faults.push({ key: 'result-outcome', row, said: said.slice(0, 40) })
    else if (amountMinor === null) faults.push({ key: 'result-amount', row, said: amount.slice(0, 40) })
    else if (lines.has(first)) faults.push({ key: 'result-twice', row, reference: first.slice(0, 40) })
    else lines.set(first, { reference: first.slice(0, 40), outcome, amountMinor, failure: failure.slice(0, 200) })
  }
  const sum = [...lines.values()].reduce((total, { amountMinor }) => total + amountMinor, 0)
  if (!control) faults.push({ key: 'result-no-total' })
  else if (faults.length === 0 && (Number(control[0]) !== lines.size || readAmount(control[1] ?? '', currency) !== sum))
    faults.push({ key: 'result-total', said: `${control[0]} / ${control[1]}`.slice(0, 60) })
  return { lines: [...lines.values()], faults }
}
