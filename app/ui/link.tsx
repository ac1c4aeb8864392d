import { Link as RemixLink, type LinkProps as RemixLinkProps } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale'
import { localizePath } from '#app/i18n/words'

export type LinkProps = Omit<RemixLinkProps, 'to'> & {
  /** A path from `paths.ts`, without the language: `/en` is put before it for an English reader. */
  to: string
}

/** A link within the market that keeps the reader's language. */
export function Link({ to, prefetch = 'none', ...rest }: LinkProps) {
  const { locale } = useLocale()
  const href = localizePath(to, locale)
  // The server writes the same element without the hooks that only a browser needs; a page of goods has a hundred links.
  if (import.meta.env.SSR && href.startsWith('/')) {
    const { discover, reloadDocument, replace, state, preventScrollReset, relative, viewTransition, ...anchor } = rest
    return <a {...anchor} href={href} data-discover={discover === 'none' || reloadDocument ? undefined : 'true'} />
  }
  return <RemixLink to={href} prefetch={prefetch} {...rest} />
}
