import { type Category, type Place, type ReferenceData, referenceData, shortName } from '#app/catalogue/listings/reference-data.server'
import { gramsOf, plainQuery, queryGramsOf, spellPhrases } from '#app/kernel/spelling'
import type { Db } from '#db/client.server'
import { closestWord, type Vocabulary, vocabularyOf } from './closest-words'

type Known = {
  vocabulary: Vocabulary
  places: { place: Place; grams: Set<string> }[]
  categories: { category: Category; grams: Set<string> }[]
}

const kept = new WeakMap<ReferenceData, Known>()

/** Spellings of places, categories and produce, made once from the reference data. */
async function knownWords(db: Db): Promise<Known> {
  const data = await referenceData(db)
  let known = kept.get(data)
  if (!known) {
    const names = [...data.produce.map((p) => p.zh), ...[...data.categories.values()].map((c) => shortName(c.zh))]
    const english = [...data.produce.map((p) => p.en), ...[...data.categories.values()].map((c) => c.en)]
    known = {
      vocabulary: vocabularyOf([...names.flatMap(spellPhrases), ...english.flatMap((text) => plainQuery(text).split(' '))]),
      places: [...data.places.values()]
        .filter((place) => place.level !== 'city')
        .map((place) => ({ place, grams: new Set(gramsOf(`${place.zh} ${place.en}`)) })),
      categories: [...data.categories.values()].map((category) => ({ category, grams: new Set(gramsOf(`${category.zh} ${category.en}`)) })),
    }
    kept.set(data, known)
  }
  return known
}

const finds = (grams: ReadonlySet<string>, wanted: readonly string[]) => wanted.length > 0 && wanted.every((gram) => grams.has(gram))

/** Counties before towns before villages; then the name that says least beside what was asked. */
const levels = ['county', 'town', 'village']

export async function findPlaces(db: Db, query: string, limit: number): Promise<Place[]> {
  const wanted = queryGramsOf(query)
  const { places } = await knownWords(db)
  return places
    .filter(({ grams }) => finds(grams, wanted))
    .map(({ place }) => place)
    .sort(
      (a, b) =>
        Number(!a.zh.startsWith(query)) - Number(!b.zh.startsWith(query)) ||
        levels.indexOf(a.level) - levels.indexOf(b.level) ||
        a.zh.length - b.zh.length ||
        a.code.localeCompare(b.code),
    )
    .slice(0, limit)
}

export async function findCategories(db: Db, query: string, limit: number): Promise<Category[]> {
  const wanted = queryGramsOf(query)
  const { categories } = await knownWords(db)
  return categories
    .filter(({ grams }) => finds(grams, wanted))
    .map(({ category }) => category)
    .slice(0, limit)
}

/** The query with each mistyped Latin word put right; null when nothing is near or nothing was wrong. */
export async function correctSpelling(db: Db, query: string): Promise<string | null> {
  const { vocabulary } = await knownWords(db)
  const words = plainQuery(query).split(' ')
  const corrected = words.map((word) => (/^[a-z]+$/.test(word) ? (closestWord(vocabulary, word) ?? word) : word))
  return corrected.some((word, i) => word !== words[i]) ? corrected.join(' ') : null
}
