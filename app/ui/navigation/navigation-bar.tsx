import { useNavigation } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { useLocale } from '#app/i18n/use-locale'
import { uiWords as w } from '#app/i18n/words/ui'

const SENTENCE_AFTER_MS = 2000

/** Waiting for a page: nothing for 300 ms, then brush strokes, after two seconds a sentence. */
export function NavigationBar() {
  const { t } = useLocale()
  const busy = useNavigation().state !== 'idle'
  const [slow, setSlow] = useState(false)

  useEffect(() => {
    setSlow(false)
    if (!busy) return
    const timer = setTimeout(() => setSlow(true), SENTENCE_AFTER_MS)
    return () => clearTimeout(timer)
  }, [busy])

  return (
    <>
      {busy ? (
        <div className="navigation-bar" aria-hidden="true">
          <i />
          <i />
          <i />
          <i />
        </div>
      ) : null}
      <p role="status" className={busy && slow ? 'waiting-note' : 'sr-only'}>
        {busy && slow ? t(w.stillLoading) : ''}
      </p>
    </>
  )
}
