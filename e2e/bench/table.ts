export const say = (line = '') => process.stdout.write(`${line}\n`)

/** A Chinese character is two columns wide. */
const widthOf = (text: string) => [...text].reduce((sum, letter) => sum + (/[\u2e80-\uffef]/.test(letter) ? 2 : 1), 0)

/** Prints rows under their heads; the first column leans left, the others right. */
export function printTable(heads: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = heads.map((head, column) => Math.max(widthOf(head), ...rows.map((row) => widthOf(row[column] ?? ''))))
  const pad = (cell: string, column: number) => {
    const space = ' '.repeat((widths[column] ?? 0) - widthOf(cell))
    return column === 0 ? cell + space : space + cell
  }
  for (const row of [heads, widths.map((width) => '-'.repeat(width)), ...rows]) say(row.map(pad).join('  ').trimEnd())
}
