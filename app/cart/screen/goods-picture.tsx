import type { LineView } from '#app/cart/cart-view'
import { paths } from '#app/paths'
import { BlockPrint } from '#app/ui/block-print/block-print'

/** The small picture before a line; the title beside it says what it is. */
export function GoodsPicture({ line }: { line: Pick<LineView, 'photoKey' | 'categoryCode' | 'titleZh' | 'listingId'> }) {
  const look = 'h-auto w-[min(5rem,25vw)] shrink-0 self-start rounded'
  if (!line.photoKey)
    return <BlockPrint category={line.categoryCode} name={line.titleZh} seed={line.listingId} className={look} decorative />
  return (
    <picture className="contents">
      <source type="image/webp" srcSet={paths.upload(line.photoKey, 320, 'webp')} />
      <img
        src={paths.upload(line.photoKey, 320, 'jpg')}
        alt=""
        width={320}
        height={240}
        loading="lazy"
        className={`${look} aspect-4/3 object-cover`}
      />
    </picture>
  )
}
