const LONGEST_SIDE = 1600
const SMALL_ENOUGH_BYTES = 600_000

/** Shrinks large photos in the browser before they are sent over a weak network; where it can not, they go as they are. */
export async function shrinkPhotos(input: HTMLInputElement): Promise<void> {
  if (!input.files || typeof createImageBitmap !== 'function' || typeof DataTransfer !== 'function') return
  const before = input.files
  const smaller = new DataTransfer()
  for (const file of before) smaller.items.add(await shrink(file).catch(() => file))
  // Somebody who has chosen again in the meantime keeps the newer choice.
  if (input.files === before) input.files = smaller.files
}

async function shrink(file: File): Promise<File> {
  if (file.size < SMALL_ENOUGH_BYTES) return file
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(picture.width * scale)
  canvas.height = Math.round(picture.height * scale)
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85))
  return blob && blob.size < file.size ? new File([blob], 'photo.jpg', { type: 'image/jpeg' }) : file
}
