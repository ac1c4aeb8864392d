/** What stays.csv cannot say of a house: whose it is and what its host tells. */
export type HouseWords = {
  /** Of stays.csv. */
  code: string
  /** Key of the stall whose owner is the host. */
  host: string
  /** Twelve digits, where stays.csv names no village of the divisions. */
  village?: string
  byRequest?: true
  storyZh: string
  storyEn: string
  wayZh: string
  wayEn: string
}

export type OutingWords = Omit<HouseWords, 'wayZh' | 'wayEn' | 'byRequest'> & {
  meetZh: string
  meetEn: string
  bringZh: string
  bringEn: string
  safetyZh: string
  safetyEn: string
  rainZh: string
  rainEn: string
}
