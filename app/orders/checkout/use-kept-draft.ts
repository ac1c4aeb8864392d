import { type RefObject, useEffect } from 'react'

const textOf = (form: HTMLFormElement) =>
  new URLSearchParams([...new FormData(form)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))

/** Keeps what was typed when the form is left by another way than its own buttons: the back button, the header, a call on the phone. */
export function useKeptDraft(ref: RefObject<HTMLFormElement>): void {
  useEffect(() => {
    const form = ref.current
    if (!form) return
    let kept = textOf(form).toString()
    const keep = () => {
      const fields = textOf(form)
      if (fields.toString() === kept) return
      kept = fields.toString()
      fields.set('intent', 'keep')
      void fetch(`${new URL(form.action).pathname}.data`, { method: 'POST', body: fields, keepalive: true }).catch(() => {})
    }
    const whenHidden = () => document.visibilityState === 'hidden' && keep()
    document.addEventListener('visibilitychange', whenHidden)
    return () => {
      document.removeEventListener('visibilitychange', whenHidden)
      keep()
    }
  }, [ref])
}
