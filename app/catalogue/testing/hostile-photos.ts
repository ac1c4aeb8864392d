import sharp from 'sharp'

/** A picture with some grain, so that it does not compress to nothing. */
export const photoOf = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#557744', noise: { type: 'gaussian', mean: 120, sigma: 20 } } })

/** 196 megapixels in a file of a few hundred kilobytes. */
export const pixelBomb = () =>
  sharp({ create: { width: 14_000, height: 14_000, channels: 3, background: '#000000' }, limitInputPixels: false })
    .png({ compressionLevel: 9 })
    .toBuffer()

const jpeg = () => photoOf(600, 450).jpeg().toBuffer()
const text = (content: string) => async () => Buffer.from(content, 'latin1')

/** A JPEG whose header claims another size, so that only decoding can tell. */
async function claiming(width: number, height: number): Promise<Buffer> {
  const bytes = await jpeg()
  for (let at = 2; at < bytes.length - 9; at += 2 + bytes.readUInt16BE(at + 2)) {
    if (bytes[at + 1] !== 0xc0) continue
    bytes.writeUInt16BE(height, at + 5)
    bytes.writeUInt16BE(width, at + 7)
    return bytes
  }
  throw new Error('no frame header')
}

async function animatedWebp(): Promise<Buffer> {
  const frames = Buffer.alloc(300 * 300 * 3 * 4, 90)
  return sharp(frames, { raw: { width: 300, height: 1200, channels: 3, pageHeight: 300 } })
    .webp({ loop: 0, delay: [100, 100, 100, 100] })
    .toBuffer()
}

type Hostile = { name: string; make: () => Promise<Buffer>; answer: string }

/** Files somebody may send instead of a photo, with what becomes of them: the key of the refusal, or a photo encoded anew. */
export const hostilePhotos: Hostile[] = [
  { name: 'a PNG of 14,000² pixels', make: pixelBomb, answer: 'photo-pixels' },
  { name: 'a JPEG that claims 65,000² pixels', make: () => claiming(65_000, 65_000), answer: 'photo-pixels' },
  {
    name: 'a GIF',
    make: text(
      'GIF89a\x01\x00\x01\x00\x80\x00\x00\xff\xff\xff\x00\x00\x00!\xf9\x04\x01\x00\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;',
    ),
    answer: 'photo-kind',
  },
  { name: 'a GIF that is a script', make: text('GIF89a=1;alert(document.cookie)//'), answer: 'photo-kind' },
  {
    name: 'an SVG with a script',
    make: text('<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400"><script>alert(1)</script></svg>'),
    answer: 'photo-kind',
  },
  {
    name: 'an SVG behind an XML header',
    make: text(
      '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg">&x;</svg>',
    ),
    answer: 'photo-kind',
  },
  { name: 'an HTML page', make: text('<!doctype html><script>alert(1)</script>'), answer: 'photo-kind' },
  { name: 'a PDF', make: text('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj'), answer: 'photo-kind' },
  { name: 'a TIFF', make: text(`II*\0${'\0'.repeat(400)}`), answer: 'photo-kind' },
  { name: 'a zip', make: text('PK\x03\x04....'), answer: 'photo-kind' },
  { name: 'a HEIC', make: text('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), answer: 'photo-kind' },
  { name: 'nothing', make: async () => Buffer.alloc(0), answer: 'photo-kind' },
  { name: 'three bytes of a JPEG', make: async () => Buffer.from([0xff, 0xd8, 0xff]), answer: 'photo-broken' },
  { name: 'a JPEG header before a script', make: text('\xff\xd8\xff\xe0<script>alert(1)</script>'), answer: 'photo-broken' },
  {
    name: 'a PNG header before SVG',
    make: text('\x89PNG\r\n\x1a\n<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400"/>'),
    answer: 'photo-broken',
  },
  { name: 'a WebP header before noise', make: text(`RIFF\xff\xff\xff\xffWEBP${'x'.repeat(500)}`), answer: 'photo-broken' },
  {
    name: 'a JPEG cut in half',
    make: async () => {
      const whole = await jpeg()
      return whole.subarray(0, whole.length >> 1)
    },
    answer: 'photo-broken',
  },
  { name: 'a picture of 199 pixels', make: () => photoOf(199, 400).png().toBuffer(), answer: 'photo-small' },
  { name: 'a pixel', make: () => photoOf(1, 1).png().toBuffer(), answer: 'photo-small' },
  { name: 'more than 20 MB', make: async () => Buffer.concat([await jpeg(), Buffer.alloc(20 * 1024 * 1024)]), answer: 'photo-large' },
  {
    name: 'a JPEG with a zip at its tail',
    make: async () => Buffer.concat([await jpeg(), Buffer.from('PK\u0003\u0004<script>alert(1)</script>')]),
    answer: 'taken anew',
  },
  {
    name: 'a JPEG with a script in its metadata',
    make: () =>
      photoOf(600, 450)
        .jpeg()
        .withExif({ IFD0: { ImageDescription: '<script>alert(1)</script>' } })
        .toBuffer(),
    answer: 'taken anew',
  },
  { name: 'an animated WebP', make: animatedWebp, answer: 'taken anew' },
  { name: 'a CMYK JPEG', make: () => photoOf(600, 450).toColourspace('cmyk').jpeg().toBuffer(), answer: 'taken anew' },
  {
    name: 'a PNG of 16 bits with transparency',
    make: () => photoOf(600, 450).ensureAlpha(0.5).toColourspace('rgb16').png().toBuffer(),
    answer: 'taken anew',
  },
  { name: 'a grey PNG', make: () => photoOf(600, 450).toColourspace('b-w').png().toBuffer(), answer: 'taken anew' },
  { name: 'a progressive JPEG', make: () => photoOf(600, 450).jpeg({ progressive: true }).toBuffer(), answer: 'taken anew' },
]
