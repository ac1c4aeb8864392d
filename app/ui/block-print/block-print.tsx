import { useLocale } from '#app/i18n/use-locale'
import { uiWords as w } from '#app/i18n/words/ui'
import { type MotifName, motifOf } from '#app/ui/block-print/motif-of'
import { printLook } from '#app/ui/block-print/print-look'

type BlockPrintProps = {
  /** Code of a produce category; `name` (Chinese) picks a nearer drawing within it. */
  category?: string
  name?: string
  /** Instead of a category: the drawing itself. */
  motif?: MotifName
  /** The id that decides angle, flip, offset and paper. */
  seed: string
  /** Read aloud instead of 「插图，非实物照片」. */
  label?: string
  /** Says nothing to a screen reader. */
  decorative?: boolean
  className?: string
}

/** A woodcut in place of a photo. The drawings are in `/prints.svg`, so that a page of them stays small. */
export function BlockPrint({ category = '', name, motif, seed, label, decorative, className = '' }: BlockPrintProps) {
  const { t } = useLocale()
  const drawing = motif ?? motifOf(category, name)
  const look = printLook(drawing, seed)
  return (
    <svg
      className={`block-print ${className}`.trim()}
      viewBox="0 0 200 150"
      width="200"
      height="150"
      role={decorative ? undefined : 'img'}
      aria-label={decorative ? undefined : (label ?? t(w.illustration))}
      aria-hidden={decorative}
    >
      <rect width="200" height="150" fill={look.paper} />
      <g transform={look.place} color={look.ink} fill={look.tint} stroke={look.paper}>
        <use href={`/prints.svg#${drawing}-s`} transform={look.shift} color={look.tint} opacity=".45" />
        <use href={`/prints.svg#${drawing}`} />
      </g>
      <use href="/prints.svg#grain" stroke="#fff" opacity=".5" />
    </svg>
  )
}
