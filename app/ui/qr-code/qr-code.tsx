import { useLocale } from '#app/i18n/use-locale'
import { uiWords as w } from '#app/i18n/words/ui'
import type { QrPath } from './qr-path.server'

type QrCodeProps = {
  /** Made by `qrPath` in the loader, so that no encoder travels to the browser. */
  qr: QrPath
  label: string
  /** The short address in letters, for who cannot scan. */
  text?: string
}

export function QrCode({ qr, label, text }: QrCodeProps) {
  const { t } = useLocale()
  return (
    <figure className="grid justify-items-center gap-2">
      <svg className="qr" viewBox={`0 0 ${qr.size} ${qr.size}`} width="192" height="192" role="img" aria-label={t(w.qrCode, { label })}>
        <path d={qr.d} fill="currentColor" />
      </svg>
      {text ? <figcaption className="text-center text-sm break-all">{text}</figcaption> : null}
    </figure>
  )
}
