import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import sharp from 'sharp'
import { log } from '#app/platform/log.server'
import type { MotifName } from '#app/ui/block-print/motif-of'
import { printLook } from '#app/ui/block-print/print-look'

export type SharePicture = { motif: MotifName; seed: string; title: string; lines: readonly string[]; name: string }

const WIDTH = 1200
const HEIGHT = 630
const faces = `'Noto Serif CJK SC','Source Han Serif SC','Songti SC',Georgia,serif`
const plainFaces = `'Noto Sans CJK SC','PingFang SC','Microsoft YaHei',sans-serif`

const escapeXml = (text: string) => text.replace(/[<>&'"]/g, (character) => `&#${character.charCodeAt(0)};`)
const isHan = (character: string) => /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u.test(character)
const widthOf = (text: string) => [...text].reduce((sum, character) => sum + (isHan(character) ? 1 : 0.56), 0)

/** Breaks a title into lines of at most `ems`, at spaces where there are any; the last of `most` lines is cut with an ellipsis. */
export function breakTitle(title: string, ems: number, most: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of title.match(/[\p{Script=Han}\u3000-\u303f\uff00-\uffef]|[^\p{Script=Han}\u3000-\u303f\uff00-\uffef\s]+|\s+/gu) ??
    []) {
    if (line && widthOf(line + piece.trimEnd()) > ems) {
      lines.push(line.trim())
      line = piece.trimStart()
    } else line += piece
  }
  if (line.trim()) lines.push(line.trim())
  if (lines.length <= most) return lines
  return [...lines.slice(0, most - 1), `${lines[most - 1]?.slice(0, -1) ?? ''}…`]
}

let drawings: string | undefined

function printDrawings(): string {
  drawings ??= /<defs>[\s\S]*<\/defs>/.exec(readFileSync(resolve('public/prints.svg'), 'utf8'))?.[0] ?? '<defs/>'
  return drawings
}

export function shareSvg({ motif, seed, title, lines, name }: SharePicture): string {
  const look = printLook(motif, seed)
  const broken = breakTitle(title, 8.2, 3)
  const size = broken.length > 2 ? 60 : 68
  const titleTop = 176
  const below = titleTop + broken.length * size * 1.3 + 24
  const texts = broken.map(
    (line, i) =>
      `<text x="640" y="${titleTop + i * size * 1.3}" font-family="${faces}" font-weight="700" font-size="${size}" fill="#1D2927">${escapeXml(line)}</text>`,
  )
  const small = lines.map(
    (line, i) =>
      `<text x="640" y="${below + i * 58}" font-family="${plainFaces}" font-size="38" fill="${i === 0 ? '#B03F12' : '#4C5956'}" ${i === 0 ? 'font-weight="700"' : ''}>${escapeXml(line)}</text>`,
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">${printDrawings()}
<rect width="${WIDTH}" height="${HEIGHT}" fill="#FBF8F1"/>
<svg x="56" y="105" width="528" height="396" viewBox="0 0 200 150"><rect width="200" height="150" fill="${look.paper}"/>
<g transform="${look.place}" color="${look.ink}" fill="${look.tint}" stroke="${look.paper}"><use xlink:href="#${motif}-s" transform="${look.shift}" color="${look.tint}" opacity=".45"/><use xlink:href="#${motif}"/></g><use xlink:href="#grain" stroke="#fff" opacity=".5"/></svg>
<rect x="56" y="105" width="528" height="396" fill="none" stroke="#DED6C4" stroke-width="2"/>
${texts.join('')}${small.join('')}
<rect x="640" y="520" width="48" height="48" rx="6" fill="#B3382C"/><text x="664" y="556" text-anchor="middle" font-family="${faces}" font-weight="700" font-size="32" fill="#FFFFFF">集</text>
<text x="704" y="556" font-family="${faces}" font-weight="700" font-size="34" fill="#1D2927">${escapeXml(name)}</text>
<path d="M0 614H${WIDTH}" stroke="#1E6A4E" stroke-width="10" stroke-dasharray="46 16"/></svg>`
}

let hasHanFont: Promise<boolean> | undefined

/** Whether this machine can write Chinese into a picture: 一 is one stroke, a box for a missing letter is not. */
export function canWriteHan(): Promise<boolean> {
  hasHanFont ??= (async () => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="80" height="80"><rect width="80" height="80" fill="#fff"/><text x="8" y="64" font-family="${faces}" font-size="64">一</text></svg>`
    const { data, info } = await sharp(Buffer.from(svg)).greyscale().raw().toBuffer({ resolveWithObject: true })
    const inked = Array.from({ length: info.height }, (_, y) =>
      data.subarray(y * info.width * info.channels, (y + 1) * info.width * info.channels).some((value) => value < 128),
    ).filter(Boolean).length
    const found = inked > 0 && inked < 20
    if (!found) log.warn('no Chinese font on this machine: share pictures carry no Chinese words (install fonts-noto-cjk)')
    return found
  })()
  return hasHanFont
}

const withoutHan = (text: string) => text.replace(/[\p{Script=Han}\u3000-\u303f\uff00-\uffef]+/gu, ' ').trim()

/** The picture as PNG, 1200×630. Words that the machine has no letters for are left out. */
export async function drawSharePicture(picture: SharePicture): Promise<Buffer> {
  const shown = (await canWriteHan())
    ? picture
    : { ...picture, title: withoutHan(picture.title), lines: picture.lines.map(withoutHan).filter(Boolean), name: 'Hushang Market' }
  return sharp(Buffer.from(shareSvg(shown)))
    .png({ compressionLevel: 9, palette: true })
    .toBuffer()
}
