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
  return <RemixLink to={localizePath(to, locale)} prefetch={prefetch} {...rest} />
}
