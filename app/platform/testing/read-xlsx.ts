import { inflateRawSync } from 'node:zlib'

/** A file out of a zip archive, found by its central directory. */
function unzip(archive: Buffer, name: string): string {
  for (let at = archive.readUInt32LE(archive.length - 6); archive.readUInt32LE(at) === 0x02014b50; ) {
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => archive.readUInt16LE(at + offset)) as [number, number, number]
    if (archive.toString('utf8', at + 46, at + 46 + nameLength) === name) {
      const start = archive.readUInt32LE(at + 42)
      const from = start + 30 + archive.readUInt16LE(start + 26) + archive.readUInt16LE(start + 28)
      const bytes = archive.subarray(from, from + archive.readUInt32LE(at + 20))
      return (archive.readUInt16LE(at + 10) === 0 ? bytes : inflateRawSync(bytes)).toString('utf8')
    }
    at += 46 + nameLength + extra + comment
  }
  throw new Error(`${name} is not in the archive`)
}

const plain = (xml: string) =>
  xml.replace(
    /&(amp|lt|gt|quot|apos|#39);/g,
    (_, word) => ({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", '#39': "'" })[word as string] ?? '',
  )

/** The cells of the first sheet of a workbook as a spreadsheet takes them: texts, numbers, and formulas as `{ formula }`. */
export function readXlsx(archive: Buffer): (string | number | null | { formula: string })[][] {
  const shared = [...unzip(archive, 'xl/sharedStrings.xml').matchAll(/<si>([\s\S]*?)<\/si>/g)].map(([, item = '']) =>
    plain([...item.matchAll(/<t[^>]*>([\s\S]*?)<\/t>/g)].map(([, text]) => text).join('')),
  )
  return [...unzip(archive, 'xl/worksheets/sheet1.xml').matchAll(/<row [^>]*>([\s\S]*?)<\/row>/g)].map(([, row = '']) =>
    [...row.matchAll(/<c ([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g)].map(([, attributes = '', inner = '']) => {
      const formula = /<f[^>]*>([\s\S]*?)<\/f>/.exec(inner)?.[1]
      if (formula !== undefined) return { formula }
      const value = /<v[^>]*>([\s\S]*?)<\/v>/.exec(inner)?.[1]
      if (value === undefined) return null
      return attributes.includes('t="s"') ? (shared[Number(value)] ?? null) : Number(value)
    }),
  )
}
