import { Form, useNavigate } from '@remix-run/react'
import { type KeyboardEvent, useEffect, useId, useState } from 'react'
import { useLocale } from '#app/i18n/use-locale'
import { localizePath } from '#app/i18n/words'
import { searchWords as w } from '#app/i18n/words/browsing/search'
import { frame as frameWords } from '#app/i18n/words/frame'
import { paths } from '#app/paths'
import { Button } from '#app/ui/button'

/** One line offered while a visitor types. */
export type Suggestion = { label: string; kind: 'goods' | 'place' | 'seller' | 'category' | 'display'; to: string }

const kindWords = { goods: w.kindGoods, place: w.kindPlace, seller: w.kindSeller, category: w.kindCategory, display: w.kindDisplay }
const PAUSE_MS = 160

/** The search box: a plain GET form; with a script it offers up to eight lines while one types. */
export function SearchBox({ defaultValue = '' }: { defaultValue?: string }) {
  const { t, locale } = useLocale()
  const navigate = useNavigate()
  const listId = useId()
  const [typed, setTyped] = useState<string | null>(null)
  const [found, setFound] = useState<Suggestion[]>([])
  const [active, setActive] = useState(-1)

  useEffect(() => {
    if (!typed?.trim()) {
      setFound([])
      return
    }
    const gone = new AbortController()
    const timer = setTimeout(async () => {
      try {
        const answer = await fetch(`${paths.suggest()}?${new URLSearchParams({ q: typed, lang: locale })}`, { signal: gone.signal })
        if (!answer.ok) return
        setFound((await answer.json()) as Suggestion[])
        setActive(-1)
      } catch {
        // Without an answer the form still searches.
      }
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      gone.abort()
    }
  }, [typed, locale])

  const close = () => {
    setFound([])
    setActive(-1)
  }
  const choose = (suggestion: Suggestion) => {
    close()
    setTyped(null)
    navigate(localizePath(suggestion.to, locale))
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing || found.length === 0) return
    const chosen = found[active]
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      setActive((now) =>
        (now + step + found.length + 1) % (found.length + 1) === found.length ? -1 : (now + step + found.length + 1) % (found.length + 1),
      )
    } else if (event.key === 'Escape') close()
    else if (event.key === 'Enter' && chosen) {
      event.preventDefault()
      choose(chosen)
    }
  }

  const open = found.length > 0
  return (
    <Form method="get" action={localizePath(paths.search(), locale)} role="search" className="search-box" onSubmit={close}>
      <input
        type="search"
        name="q"
        key={defaultValue}
        defaultValue={defaultValue}
        maxLength={80}
        autoComplete="off"
        enterKeyHint="search"
        aria-label={t(w.label)}
        placeholder={t(frameWords.searchPlaceholder)}
        role="combobox"
        aria-expanded={open}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={active >= 0 ? `${listId}-${active}` : undefined}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={close}
      />
      <Button icon="search">
        <span>{t(w.submit)}</span>
      </Button>
      <div id={listId} role="listbox" aria-label={t(w.suggestions)} className="suggestions" hidden={!open}>
        {found.map((suggestion, i) => (
          <div
            key={suggestion.to + suggestion.label}
            id={`${listId}-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === active}
            onPointerDown={(event) => {
              event.preventDefault()
              choose(suggestion)
            }}
          >
            {suggestion.label}
            <small>{t(kindWords[suggestion.kind])}</small>
          </div>
        ))}
      </div>
      <span role="status" className="sr-only">
        {open ? t(w.suggestionCount, { n: found.length }) : ''}
      </span>
    </Form>
  )
}
