export const displayChoices = {
  text: ['std', 'large', 'care'],
  theme: ['auto', 'light', 'dark'],
  motion: ['auto', 'off'],
  save: ['off', 'on'],
} as const

export type DisplaySettings = { [K in keyof typeof displayChoices]: (typeof displayChoices)[K][number] }

export const displayCookie = (name: keyof DisplaySettings) => `hs_${name}`

/** How a visitor wants pages to look, from cookies of their own; unknown values count as the default. */
export function readDisplaySettings(cookieHeader: string | null | undefined): DisplaySettings {
  const read = <K extends keyof DisplaySettings>(name: K): DisplaySettings[K] => {
    const value = new RegExp(`(?:^|;\\s*)${displayCookie(name)}=(\\w+)`).exec(cookieHeader ?? '')?.[1]
    const known = displayChoices[name] as readonly string[]
    return (known.includes(value ?? '') ? value : known[0]) as DisplaySettings[K]
  }
  return { text: read('text'), theme: read('theme'), motion: read('motion'), save: read('save') }
}
