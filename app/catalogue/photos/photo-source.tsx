import { paths } from '#app/paths'
import type { PhotoSource } from '#app/ui/gallery'

const widths = [320, 640, 960] as const

/** Every size of a photo behind the uploads boundary; 4:3 unless its own size is known. */
export function photoSource(key: string, alt: string, size: { width: number; height: number } = { width: 4, height: 3 }): PhotoSource {
  const set = (format: 'webp' | 'jpg') => widths.map((width) => `${paths.upload(key, width, format)} ${width}w`).join(', ')
  return {
    alt,
    src: paths.upload(key, 960, 'jpg'),
    webp: set('webp'),
    jpeg: set('jpg'),
    width: 960,
    height: Math.max(1, Math.round((960 * size.height) / size.width)),
  }
}
