export type Decoded = { [key: string]: DecodedValue }
type DecodedValue = string | DecodedValue[] | Decoded

const DEPTH_LIMIT = 12

/** Decodes Stripe's bracket notation: `a[b][0][c]=d`. Integer keys 0…n−1 become an array, except inside `metadata`. */
export function decodeForm(text: string): Decoded {
  const root: Decoded = Object.create(null)
  if (text === '') return {}
  for (const pair of text.split('&')) {
    if (pair === '') continue
    const cut = pair.indexOf('=')
    const name = unescapePart(cut < 0 ? pair : pair.slice(0, cut))
    put(root, pathOf(name), cut < 0 ? '' : unescapePart(pair.slice(cut + 1)))
  }
  return settle(root, false) as Decoded
}

function unescapePart(part: string): string {
  try {
    return decodeURIComponent(part.replaceAll('+', ' '))
  } catch {
    return part
  }
}

function pathOf(name: string): string[] {
  const open = name.indexOf('[')
  if (open <= 0) return [name]
  const rest = name.slice(open + 1, name.endsWith(']') ? -1 : undefined)
  return [name.slice(0, open), ...rest.split('][')].slice(0, DEPTH_LIMIT)
}

function put(root: Decoded, path: string[], value: string): void {
  let here = root
  for (const [index, part] of path.entries()) {
    const key = part === '' ? String(Object.keys(here).length) : part
    if (index === path.length - 1) {
      here[key] = value
      return
    }
    const next = here[key]
    if (next && typeof next === 'object' && !Array.isArray(next)) here = next
    else {
      const made: Decoded = Object.create(null)
      here[key] = made
      here = made
    }
  }
}

function settle(value: DecodedValue, keepKeys: boolean): DecodedValue {
  if (typeof value === 'string' || Array.isArray(value)) return value
  const keys = Object.keys(value)
  if (!keepKeys && keys.length > 0 && keys.every((key, index) => key === String(index))) {
    return keys.map((key) => settle(value[key] as DecodedValue, false))
  }
  return Object.fromEntries(keys.map((key) => [key, settle(value[key] as DecodedValue, key === 'metadata')]))
}
