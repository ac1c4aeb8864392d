import type { ButtonHTMLAttributes } from 'react'
import { Icon, type IconName } from '#app/ui/icon'
import { Link, type LinkProps } from '#app/ui/link'
import { Said } from '#app/ui/written'

type ButtonVariant = 'primary' | 'quiet' | 'danger' | 'plain'

type Look = {
  /** `primary` once a screen; `plain` looks like a link. */
  variant?: ButtonVariant
  icon?: IconName
  wide?: boolean
  small?: boolean
  /** Read aloud in place of the short text that is seen. */
  said?: string
}

function look({ variant = 'primary', wide, small }: Look, className = ''): string {
  return `btn btn-${variant}${wide ? ' btn-wide' : ''}${small ? ' btn-small' : ''} ${className}`.trim()
}

export type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & Look

/** A button with a verb on it. It submits its form unless `type` says otherwise. */
export function Button({ variant, icon, wide, small, said, className, children, type = 'submit', ...rest }: ButtonProps) {
  return (
    <button type={type} className={look({ variant, wide, small }, className)} {...rest}>
      {icon ? <Icon name={icon} /> : null}
      {said ? <Said as={said}>{children}</Said> : children}
    </button>
  )
}

/** A link that looks like a button. */
export function ButtonLink({ variant, icon, wide, small, said, className, children, ...rest }: LinkProps & Look) {
  return (
    <Link className={look({ variant, wide, small }, className)} {...rest}>
      {icon ? <Icon name={icon} /> : null}
      {said ? <Said as={said}>{children}</Said> : children}
    </Link>
  )
}

type IconOnly = {
  icon: IconName
  /** What it does, read aloud. */
  label: string
}

export function IconButton({ icon, label, className = '', type = 'submit', ...rest }: ButtonHTMLAttributes<HTMLButtonElement> & IconOnly) {
  return (
    <button type={type} className={`btn btn-icon ${className}`} aria-label={label} title={label} {...rest}>
      <Icon name={icon} />
    </button>
  )
}
