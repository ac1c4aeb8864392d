import { gzipSync } from 'node:zlib'

/** Kilobytes of 1,000, gzipped, as a browser loads them at its first visit. */
export type Weight = { html: number; script: number; css: number; images: number; scripts: ReadonlyMap<string, number> }

const kilobytes = (bytes: number) => bytes / 1000

const all = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].flatMap(([, found]) => found ?? [])

/** Weighs files once each, following the modules a module imports at once. */
export class Scales {
  private readonly files = new Map<string, Promise<{ size: number; text: string }>>()

  constructor(private readonly origin: string) {}

  private file(path: string): Promise<{ size: number; text: string }> {
    const known = this.files.get(path) ?? this.fetchFile(path)
    this.files.set(path, known)
    return known
  }

  private async fetchFile(path: string): Promise<{ size: number; text: string }> {
    const answer = await fetch(new URL(path, this.origin))
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`)
    const bytes = Buffer.from(await answer.arrayBuffer())
    const isPacked = /\.(jpg|jpeg|png|webp|avif)(\?|$)/.test(path)
    return { size: kilobytes(isPacked ? bytes.length : gzipSync(bytes).length), text: isPacked ? '' : bytes.toString() }
  }

  private async modulesFrom(paths: readonly string[], found = new Map<string, number>()): Promise<Map<string, number>> {
    for (const path of paths) {
      if (found.has(path)) continue
      const { size, text } = await this.file(path)
      found.set(path, size)
      const imported = all(text, /(?:\bfrom|\bimport)\s*"(\.[^"]+)"/g).map((name) => new URL(name, new URL(path, this.origin)).pathname)
      await this.modulesFrom(imported, found)
    }
    return found
  }

  /** @throws Error when the page does not answer 200 */
  async weigh(path: string, cookie?: string): Promise<Weight> {
    const answer = await fetch(new URL(path, this.origin), {
      redirect: 'manual',
      headers: { 'Accept-Language': 'zh-CN', ...(cookie ? { Cookie: cookie } : {}) },
    })
    const html = await answer.text()
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
    const entries = [
      ...all(html, /<link[^>]+rel="modulepreload"[^>]+href="([^"]+)"/g),
      ...all(html, /<script[^>]+src="([^"]+)"/g),
      ...all(html, /(?:\bfrom|\bimport)\s*"(\/assets\/[^"]+)"/g),
    ]
    const scripts = await this.modulesFrom([...new Set(entries)])
    const sum = async (paths: readonly string[]) =>
      (await Promise.all([...new Set(paths)].map((file) => this.file(file)))).reduce((total, { size }) => total + size, 0)
    const pictures = [...all(html, /<use[^>]+href="(\/[^"#]+)/g), ...all(html, /<img(?![^>]*loading="lazy")[^>]*? src="(\/[^"]+)"/g)]
    return {
      html: kilobytes(gzipSync(html).length),
      script: [...scripts.values()].reduce((total, size) => total + size, 0),
      css: await sum(all(html, /<link[^>]+rel="stylesheet"[^>]+href="([^"]+)"/g)),
      images: await sum(pictures),
      scripts,
    }
  }
}
