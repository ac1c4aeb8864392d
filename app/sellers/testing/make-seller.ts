import { randomInt } from 'node:crypto'
import { makePerson } from '#app/identity/testing/sign-in'
import { newId } from '#app/kernel/new-id'
import { nameSkeleton } from '#app/sellers/opening/name-skeleton'
import type { Db } from '#db/client.server'
import { divisions } from '#db/schema/places'
import { deliveryTerms, sellers } from '#db/schema/sellers'

export type TestSeller = {
  ownerId?: string
  nameZh?: string
  nameEn?: string
  kind?: 'household' | 'cooperative' | 'company' | 'collective'
  status?: 'review' | 'asked' | 'refused' | 'active' | 'suspended'
  /** Delivery fee in fen, and the amount in fen from which it is free. */
  flatMinor?: number
  freeFromMinor?: number | null
  excludedProvinces?: string[]
  townCode?: string
  villageCode?: string | null
}

const township = [
  { code: '330000', parent: null, level: 'province', name: '浙江省', displayName: '浙江省', nameEn: 'Zhejiang Province' },
  { code: '330500', parent: '330000', level: 'city', name: '湖州市', displayName: '湖州市', nameEn: 'Huzhou' },
  { code: '330502', parent: '330500', level: 'county', name: '吴兴区', displayName: '吴兴区', nameEn: 'Wuxing District' },
  { code: '330502001', parent: '330502', level: 'town', name: '月河街道', displayName: '月河街道', nameEn: 'Yuehe Subdistrict' },
  { code: '330502001005', parent: '330502001', level: 'village', name: '浮星桥社区居委会', displayName: '浮星桥社区', nameEn: '' },
] as const

/** A stall of its own, open unless said otherwise, with an owner and delivery terms (8 yuan, free from 99). */
export async function makeSeller(
  db: Db,
  seller: TestSeller = {},
): Promise<{ sellerId: string; ownerId: string; slug: string; nameZh: string }> {
  await db
    .insert(divisions)
    .values([...township])
    .onConflictDoNothing()
  const sellerId = newId()
  const ownerId = seller.ownerId ?? (await makePerson(db)).userId
  const kind = seller.kind ?? 'household'
  const nameZh = seller.nameZh ?? `沈家菜地${randomInt(1e9)}`
  const slug = `stall-${sellerId}`
  const status = seller.status ?? 'active'
  await db.insert(sellers).values({
    id: sellerId,
    ownerId,
    slug,
    kind,
    status,
    nameZh,
    nameEn: seller.nameEn ?? 'The Shens',
    nameSkeleton: nameSkeleton(nameZh),
    contactZh: '沈阿姨',
    contactEn: 'Mrs Shen',
    phone: `13${String(randomInt(1e9)).padStart(9, '0')}`,
    grows: '青菜、莲藕',
    townCode: seller.townCode ?? '330502001',
    villageCode: seller.villageCode === undefined ? '330502001005' : seller.villageCode,
    uscc: kind === 'household' ? null : '91330502000000019P',
    payoutName: '沈阿姨',
    exemptionAcceptedAt: kind === 'household' ? new Date() : null,
    openedAt: status === 'active' ? new Date() : null,
    lon: 120.103,
    lat: 30.862,
  })
  await db.insert(deliveryTerms).values({
    sellerId,
    flatMinor: seller.flatMinor ?? 800,
    freeFromMinor: seller.freeFromMinor === undefined ? 9900 : seller.freeFromMinor,
    excludedProvinces: seller.excludedProvinces ?? [],
  })
  return { sellerId, ownerId, slug, nameZh }
}
