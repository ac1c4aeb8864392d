import { placeLabel, type ReferenceData, referenceData } from '#app/catalogue/listings/reference-data.server'
import { type Locale, pick } from '#app/i18n/words'
import { db } from '#app/platform/database.server'
import { readVisit } from '#app/routes/market/market-visit.server'

/** Huangdu for 黄杜村, Fuxingqiao for 浮星桥社区: villages have no English name but their sound. */
function sounded(zh: string, pinyin: string): string {
  const bare = zh.endsWith('村') ? pinyin.replace(/cun$/, '') : zh.endsWith('社区') ? pinyin.replace(/shequ$/, '') : pinyin
  const said = bare || pinyin
  return said.charAt(0).toUpperCase() + said.slice(1)
}

/** How a division's code is written for a reader: alone, and with the county it lies in. */
function placeNames(data: ReferenceData, locale: Locale) {
  return {
    /** 安吉·溪龙乡 / Xilong, Anji */
    placeOf: (code: string) => {
      const { zh, en } = placeLabel(data, code)
      return pick(locale, zh, en)
    },
    /** 黄杜村 / Huangdu */
    nameOf: (code: string) => {
      const place = data.places.get(code)
      return place ? pick(locale, place.zh, place.en || sounded(place.zh, place.pinyin)) : ''
    },
    counties: [...data.places.values()].filter(({ level }) => level === 'county').map(({ code }) => code),
  }
}

export const placeNamesFor = async (locale: Locale) => placeNames(await referenceData(db), locale)

/** What pages of places read from a request. Costs no statement after the first of the process. */
export async function readPlaceVisit(request: Request) {
  const visit = readVisit(request)
  return { ...visit, today: visit.day, ...(await placeNamesFor(visit.locale)) }
}
