import { RemixBrowser } from '@remix-run/react'
import { StrictMode, startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'

// Of a page that was left while its data came, the router's decoder rejects a promise that nobody waits for.
addEventListener('unhandledrejection', (event) => {
  if (event.reason instanceof DOMException && event.reason.name === 'AbortError') event.preventDefault()
})

/**
 * Waits for the data a page came with. Remix asks React to wait for it, by throwing a promise in its first render; a key or a
 * touch in that moment has React give the page up, and it stays without scripts (remix-run/remix#10214). Asked here before
 * React is, with no hook used until then, it throws nothing at React.
 */
async function dataOfPage(): Promise<void> {
  try {
    RemixBrowser({})
  } catch (waiting) {
    await waiting
  }
}

void dataOfPage().then(() =>
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <RemixBrowser />
      </StrictMode>,
    )
  }),
)

// Keeps the offline page; the market itself never waits for it.
if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  addEventListener('load', () => void navigator.serviceWorker.register('/sw.js').catch(() => {}))
}
