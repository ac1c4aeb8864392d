import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import pg from 'pg'

type Row = Record<string, string>
type ChinaNode = { code: string; name: string; children?: ChinaNode[] }
type Division = [
  code: string,
  parent: string | null,
  level: string,
  name: string,
  displayName: string,
  nameEn: string,
  pinyin: string,
  initials: string,
  lon: number | null,
  lat: number | null,
]

const LEVELS = ['province', 'city', 'county', 'town'] as const
const LOAD_LOCK = 7_305_002
const FORMAT = '3'
/** Not in the statistics bureau's list, and so without divisions below. */
const BEYOND_THE_LIST: ChinaNode[] = [
  { code: '71', name: '台湾省' },
  { code: '81', name: '香港特别行政区' },
  { code: '82', name: '澳门特别行政区' },
]

const sixDigits = (code: string) => (code.length < 6 ? code.padEnd(6, '0') : code)
const numberOrNull = (text: string | undefined) => (text ? Number(text) : null)

function* country(nodes: ChinaNode[], parent: string | null, depth: number): Generator<Division> {
  for (const node of nodes) {
    const code = sixDigits(node.code)
    yield [code, parent, LEVELS[depth] ?? 'town', node.name, node.name, '', '', '', null, null]
    if (node.children) yield* country(node.children, code, depth + 1)
  }
}

async function insertRows(client: pg.ClientBase, table: string, columns: [name: string, type: string][], rows: unknown[][]): Promise<void> {
  const names = columns.map(([name]) => name)
  const arrays = columns.map((_, i) => rows.map((row) => row[i] ?? null))
  const casts = columns.map(([, type], i) => `$${i + 1}::${type}[]`)
  const updates = names.slice(1).map((name) => `${name} = excluded.${name}`)
  await client.query(
    `INSERT INTO ${table} (${names.join(', ')}) SELECT * FROM unnest(${casts.join(', ')}) ON CONFLICT (${names[0]}) DO UPDATE SET ${updates.join(', ')}`,
    arrays,
  )
}

/**
 * Puts divisions, categories, units and produce into the database, once per version of the files.
 * @param folder where the files lie; the built server passes its own
 */
export async function loadReference(url: string, folder = fileURLToPath(new URL('.', import.meta.url))): Promise<void> {
  const text = (name: string) => readFileSync(join(folder, name), 'utf8')
  const files = ['divisions.csv', 'divisions-china.json', 'categories.csv', 'units.csv', 'produce.csv'].map(text)
  const version = createHash('sha256').update(FORMAT).update(files.join('\0')).digest('hex').slice(0, 16)
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('BEGIN')
    await client.query('SELECT pg_advisory_xact_lock($1)', [LOAD_LOCK])
    const known = await client.query("SELECT value FROM settings WHERE name = 'reference'")
    if (known.rows[0]?.value !== version) {
      await load(client, files)
      await client.query(
        "INSERT INTO settings (name, value) VALUES ('reference', $1) ON CONFLICT (name) DO UPDATE SET value = excluded.value, updated_at = now()",
        [JSON.stringify(version)],
      )
    }
    await client.query('COMMIT')
  } finally {
    await client.end()
  }
}

async function load(
  client: pg.ClientBase,
  [divisionsCsv = '', chinaJson = '[]', categoriesCsv = '', unitsCsv = '', produceCsv = '']: string[],
): Promise<void> {
  const rows = (csv: string) => parse(csv, { columns: true, skip_empty_lines: true }) as Row[]
  const divisions = new Map<string, Division>()
  // 东莞, 中山 and 儋州 have no districts: the source repeats the city's code for a county that stands in for it.
  for (const division of country([...(JSON.parse(chinaJson) as ChinaNode[]), ...BEYOND_THE_LIST], null, 0))
    if (!divisions.has(division[0])) divisions.set(division[0], division)
  for (const r of rows(divisionsCsv)) {
    const code = r.code ?? ''
    divisions.set(code, [
      code,
      r.parent || null,
      r.level ?? '',
      r.name ?? '',
      r.display_name ?? '',
      r.name_en ?? '',
      r.pinyin ?? '',
      r.initials ?? '',
      numberOrNull(r.lon),
      numberOrNull(r.lat),
    ])
  }
  await insertRows(
    client,
    'divisions',
    [
      ['code', 'text'],
      ['parent', 'text'],
      ['level', 'text'],
      ['name', 'text'],
      ['display_name', 'text'],
      ['name_en', 'text'],
      ['pinyin', 'text'],
      ['initials', 'text'],
      ['lon', 'float8'],
      ['lat', 'float8'],
    ],
    [...divisions.values()],
  )
  await insertRows(
    client,
    'categories',
    [
      ['code', 'text'],
      ['parent', 'text'],
      ['name_zh', 'text'],
      ['name_en', 'text'],
      ['position', 'int2'],
      ['default_storage', 'text'],
      ['return_exempt', 'text'],
      ['nyt3177', 'text'],
      ['hs', 'text'],
    ],
    rows(categoriesCsv).map((r, i) => [
      r.code,
      r.parent || null,
      r.name_zh,
      r.name_en,
      i,
      r.default_storage,
      r.return_exempt,
      r.nyt3177,
      r.hs,
    ]),
  )
  await insertRows(
    client,
    'units',
    [
      ['code', 'text'],
      ['name_zh', 'text'],
      ['name_en', 'text'],
      ['symbol', 'text'],
      ['kind', 'text'],
    ],
    rows(unitsCsv).map((r) => [r.code, r.name_zh, r.name_en, r.symbol, r.kind]),
  )
  const produce = rows(produceCsv)
  for (const r of produce) {
    await client.query(
      `INSERT INTO produce (code, name_zh, name_en, pinyin, initials, category_code, county_code, season_months, unit_zh, unit_code, spec, price_min_minor, price_max_minor, price_per, storage, shelf_life_days)
       VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16)
       ON CONFLICT (code) DO UPDATE SET name_zh = excluded.name_zh, name_en = excluded.name_en, pinyin = excluded.pinyin, initials = excluded.initials, category_code = excluded.category_code,
         county_code = excluded.county_code, season_months = excluded.season_months, unit_zh = excluded.unit_zh, unit_code = excluded.unit_code, spec = excluded.spec, price_min_minor = excluded.price_min_minor,
         price_max_minor = excluded.price_max_minor, price_per = excluded.price_per, storage = excluded.storage, shelf_life_days = excluded.shelf_life_days`,
      [
        r.code,
        r.name_zh,
        r.name_en,
        r.pinyin,
        r.initials,
        r.category,
        r.county,
        (r.season_months ?? '').split(' ').filter(Boolean).map(Number),
        r.unit_zh,
        r.unit_code,
        r.spec,
        Math.round(Number(r.price_min_cny) * 100),
        Math.round(Number(r.price_max_cny) * 100),
        r.price_per,
        r.storage,
        Number(r.shelf_life_days),
      ],
    )
  }
}
