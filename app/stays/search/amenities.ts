/** What houses offer, with the Chinese words their hosts write it in; a note may follow: 泳池(6-9月), 无障碍房×1. */
const written = {
  wifi: ['wifi', 'WiFi', '无线网'],
  'air-conditioning': ['空调'],
  heating: ['地暖'],
  fireplace: ['壁炉'],
  parking: ['停车'],
  coach: ['大巴停车'],
  charging: ['充电桩'],
  breakfast: ['早餐'],
  'all-meals': ['三餐'],
  'meals-on-request': ['三餐可选'],
  lunch: ['午餐'],
  dinner: ['晚餐'],
  'farm-food': ['农家菜'],
  'lake-food': ['湖鲜餐'],
  kitchen: ['厨房'],
  barbecue: ['烧烤'],
  courtyard: ['院子'],
  terrace: ['露台'],
  pool: ['泳池'],
  tea: ['茶室'],
  teahouse: ['茶馆'],
  'tea-snacks': ['茶点'],
  coffee: ['咖啡'],
  bicycles: ['自行车'],
  playground: ['儿童乐园'],
  accessible: ['无障碍房'],
  campfire: ['篝火'],
  power: ['电源'],
  'shared-bath': ['公共卫浴'],
  toilet: ['洗手间'],
  games: ['棋牌', '棋牌室'],
  mahjong: ['麻将室'],
  meeting: ['会议室'],
  shuttle: ['班车'],
  'luggage-boat': ['行李船'],
} as const satisfies Record<string, readonly string[]>

export type AmenityKey = keyof typeof written

/** Those the search offers, in the order it offers them. */
export const searchedAmenities = [
  'wifi',
  'air-conditioning',
  'heating',
  'parking',
  'charging',
  'breakfast',
  'farm-food',
  'kitchen',
  'courtyard',
  'pool',
  'tea',
  'fireplace',
  'barbecue',
  'bicycles',
  'playground',
  'accessible',
] as const satisfies readonly AmenityKey[]

/** How the rows of houses may name an amenity: its key, or a host's words. */
export const namesOfAmenity = (key: AmenityKey): readonly string[] => [key, ...written[key]]

/** An amenity of a row, told apart into what it is and its note; null for words of a host that nobody has listed. */
export function readAmenity(text: string): { key: AmenityKey; note: string } | null {
  const [, name = text, note = ''] = /^(.+?)(?:[(（×](.+?)[)）]?)?$/.exec(text.trim()) ?? []
  const key = (Object.keys(written) as AmenityKey[]).find((one) => namesOfAmenity(one).includes(name))
  return key ? { key, note } : null
}
