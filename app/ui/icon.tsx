export type IconName =
  | 'alert'
  | 'arrow-down'
  | 'arrow-right'
  | 'back'
  | 'basket'
  | 'bed'
  | 'box'
  | 'calendar'
  | 'camera'
  | 'cart'
  | 'check'
  | 'clock'
  | 'close'
  | 'copy'
  | 'edit'
  | 'eye'
  | 'eye-off'
  | 'filter'
  | 'globe'
  | 'home'
  | 'info'
  | 'leaf'
  | 'list'
  | 'lock'
  | 'mail'
  | 'minus'
  | 'moon'
  | 'phone'
  | 'pin'
  | 'plus'
  | 'print'
  | 'receipt'
  | 'search'
  | 'share'
  | 'sort'
  | 'store'
  | 'sun'
  | 'text-size'
  | 'trash'
  | 'truck'
  | 'user'

/** A picture beside a word, from the sprite `/icons.svg`. It says nothing itself to a screen reader. */
export function Icon({ name, className = '' }: { name: IconName; className?: string }) {
  return (
    <svg className={`icon ${className}`} viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
      <use href={`/icons.svg#${name}`} />
    </svg>
  )
}
