import type { MouseEvent, ReactNode } from 'react'
import { useLocale } from '#app/i18n/use-locale'
import { uiWords as w } from '#app/i18n/words/ui'
import { IconButton } from '#app/ui/button'
import { Link, type LinkProps } from '#app/ui/link'

type DialogProps = {
  id: string
  title: string
  /** `sheet` rises from the foot of a phone's screen. */
  variant?: 'dialog' | 'sheet'
  children: ReactNode
}

/** A native dialog, opened by a `DialogLink` with its id. Esc and the cross close it; focus goes back by itself. */
export function Dialog({ id, title, variant = 'dialog', children }: DialogProps) {
  const { t } = useLocale()
  return (
    <dialog id={id} aria-labelledby={`${id}-title`} className={`dialog ${variant === 'sheet' ? 'sheet' : ''}`}>
      <div className="dialog-head">
        <h2 id={`${id}-title`} className="text-lg">
          {title}
        </h2>
        <form method="dialog">
          <IconButton icon="close" label={t(w.close)} />
        </form>
      </div>
      <div className="dialog-body">{children}</div>
    </dialog>
  )
}

/** Opens a dialog; without a script, or with the dialog not on this page, it goes to the page that does the same. */
export function DialogLink({ dialog, onClick, ...link }: LinkProps & { dialog: string }) {
  function open(event: MouseEvent<HTMLAnchorElement>) {
    onClick?.(event)
    const target = document.getElementById(dialog)
    if (event.defaultPrevented || !(target instanceof HTMLDialogElement)) return
    event.preventDefault()
    target.showModal()
  }
  return <Link {...link} aria-haspopup="dialog" onClick={open} />
}
