import { createReadableStreamFromReadable, type LoaderFunctionArgs } from '@remix-run/node'
import { openPhotoFile } from '#app/catalogue/photos/uploads.server'

/** A photo's file. Names are random and never reused, so caches may keep it for ever. */
export async function loader({ params }: LoaderFunctionArgs) {
  const photo = await openPhotoFile(params.key ?? '', params.file ?? '')
  if (!photo) throw new Response(null, { status: 404 })
  return new Response(createReadableStreamFromReadable(photo.stream), {
    headers: {
      'Content-Type': photo.type,
      'Content-Length': String(photo.bytes),
      'Cache-Control': 'public, max-age=31536000, immutable',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
