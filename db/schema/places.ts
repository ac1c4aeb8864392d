import { sql } from 'drizzle-orm'
import { check, doublePrecision, index, pgTable, text } from 'drizzle-orm/pg-core'

/** Divisions of China: the whole country to the town, Huzhou to the village. Codes of 6, 9 or 12 digits (GB/T 2260 and the statistics bureau). */
export const divisions = pgTable(
  'divisions',
  {
    code: text('code').primaryKey(),
    parent: text('parent'),
    level: text('level', { enum: ['province', 'city', 'county', 'town', 'village'] }).notNull(),
    name: text('name').notNull(),
    /** How people say it: 鲁家村 for 鲁家村委会. */
    displayName: text('display_name').notNull(),
    /** Empty outside Huzhou. */
    nameEn: text('name_en').notNull().default(''),
    pinyin: text('pinyin').notNull().default(''),
    initials: text('initials').notNull().default(''),
    /** WGS-84, approximate seat; null where none could be had. */
    lon: doublePrecision('lon'),
    lat: doublePrecision('lat'),
  },
  (t) => [index('divisions_parent').on(t.parent), check('divisions_code_shape', sql`${t.code} ~ '^[0-9]{6}([0-9]{3}([0-9]{3})?)?$'`)],
)
