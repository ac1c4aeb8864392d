import { pinyin } from 'pinyin-pro'
import type { DivisionLists, DivisionOption } from './divisions-queries.server'

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** Adds a spelling in Latin letters where the reference data has no English name, for readers of English. */
export function spellOut<T extends DivisionOption>(options: readonly T[]): T[] {
  return options.map((option) =>
    option.nameEn ? option : { ...option, nameEn: capital(pinyin(option.name, { toneType: 'none', type: 'array' }).join('')) },
  )
}

export const spellOutLists = (lists: DivisionLists): DivisionLists => ({
  provinces: lists.provinces,
  cities: spellOut(lists.cities),
  districts: spellOut(lists.districts),
  towns: spellOut(lists.towns),
})
