/** The notched ginkgo tag on a card's corner: at most one a card, six Han characters or so. The card is `relative`. */
export function Slip({ children, inline }: { children: string; inline?: boolean }) {
  return <span className={`slip ${inline ? 'slip-inline' : ''}`}>{children}</span>
}
