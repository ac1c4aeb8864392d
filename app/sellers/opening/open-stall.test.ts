import { and, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { refreshCardsOfSeller } from '#app/catalogue/cards/refresh-cards.server'
import { makeProduct } from '#app/catalogue/testing/make-product'
import { identityPerFile } from '#app/identity/testing/open-identity'
import { makePerson } from '#app/identity/testing/sign-in'
import { attempt } from '#app/kernel/refusal'
import { type Decision, decideStall } from '#app/sellers/review/decide-stall.server'
import { editStall, resubmitStall } from '#app/sellers/stall/edit-stall.server'
import { setDeliveryTerms } from '#app/sellers/stall/set-delivery-terms.server'
import type { StallInput } from '#app/sellers/stall/stall-input'
import { ownsStall, stallOf } from '#app/sellers/stall/stall-queries.server'
import type { StallStatus } from '#app/sellers/stall/stall-states'
import { makeSeller } from '#app/sellers/testing/make-seller'
import { findPlaces } from '#app/sellers/villages/village-queries.server'
import { listings } from '#db/schema/catalogue'
import { auditLog } from '#db/schema/people'
import { divisions } from '#db/schema/places'
import { outbox } from '#db/schema/platform'
import { sellers } from '#db/schema/sellers'
import { openStall } from './open-stall.server'

const here = identityPerFile()
let names = 0
const newName = () => {
  names += 1
  return `沈家${names}号菜地`
}

const papers = (changes: Partial<StallInput> = {}): StallInput => ({
  kind: 'household',
  nameZh: newName(),
  nameEn: '',
  payoutName: '沈阿姨',
  place: '330502001005',
  uscc: null,
  exemptionAccepted: true,
  contactZh: '沈阿姨',
  contactEn: '',
  phone: '13800138000',
  grows: '青菜、莲藕',
  storyZh: '',
  storyEn: '',
  ...changes,
})

const refusalOf = async (work: () => Promise<unknown>) => {
  const done = await attempt(work)
  return done.ok ? null : done.refusal.key
}

async function operator() {
  const { userId } = await makePerson(here.db, { role: 'operator', name: '王管理' })
  return { userId, role: 'operator' as const }
}

const seenFor: Record<Decision, StallStatus> = { approve: 'review', ask: 'review', refuse: 'review', suspend: 'active', lift: 'suspended' }
const decide = async (sellerId: string, decision: Decision, reason = '') =>
  decideStall(here.db, await operator(), { sellerId, decision, reason, seen: seenFor[decision] }, refreshCardsOfSeller)

describe('opening a stall', () => {
  beforeAll(async () => {
    await makeSeller(here.db)
    await here.db
      .insert(divisions)
      .values([
        {
          code: '330502001006',
          parent: '330502001',
          level: 'village',
          name: '马军巷社区居委会',
          displayName: '马军巷社区',
          pinyin: 'majunxiangshequ',
          initials: 'mjxsq',
        },
      ])
      .onConflictDoNothing()
  })

  test('a household opens one in one go and an operator lets it sell', async () => {
    const { userId } = await makePerson(here.db)
    expect(await ownsStall(here.db, userId)).toBe(false)
    const { sellerId, slug } = await openStall(here.db, { userId }, papers({ nameZh: '溇港人家' }))
    expect(slug).toMatch(/^[a-z0-9-]+$/)
    const stall = await stallOf(here.db, userId)
    expect(stall).toMatchObject({
      id: sellerId,
      status: 'review',
      kind: 'household',
      uscc: null,
      townCode: '330502001',
      villageCode: '330502001005',
      delivery: { flatMinor: 1000, freeFromMinor: 9900 },
    })
    expect(stall?.exemptionAcceptedAt).toBeInstanceOf(Date)
    await decide(sellerId, 'approve')
    expect(await stallOf(here.db, userId)).toMatchObject({ status: 'active' })
    const acts = await here.db.select().from(auditLog).where(eq(auditLog.subjectId, sellerId)).orderBy(auditLog.id)
    expect(acts.map((row) => row.act)).toEqual(['stall.open', 'stall.approve'])
    const told = await here.db.select().from(outbox).where(eq(outbox.topic, 'stall_decided'))
    expect(told.some((row) => row.payload.sellerId === sellerId && row.payload.decision === 'active')).toBe(true)
  })

  test('what the law asks for is asked for: the exemption of a household, the code of everybody else', async () => {
    const { userId } = await makePerson(here.db)
    expect(await refusalOf(() => openStall(here.db, { userId }, papers({ exemptionAccepted: false })))).toBe('exemption-needed')
    for (const kind of ['cooperative', 'company', 'collective'] as const) {
      expect(await refusalOf(() => openStall(here.db, { userId }, papers({ kind, uscc: null })))).toBe('uscc-needed')
      expect(await refusalOf(() => openStall(here.db, { userId }, papers({ kind, uscc: '1234' })))).toBe('uscc-needed')
    }
    expect(await refusalOf(() => openStall(here.db, { userId }, papers({ place: '110101001' })))).toBe('place-unknown')
    expect(await ownsStall(here.db, userId)).toBe(false)
    await openStall(here.db, { userId }, papers({ kind: 'collective', uscc: 'N233052300000006XP' }))
    expect(await stallOf(here.db, userId)).toMatchObject({ kind: 'collective', uscc: 'N233052300000006XP', exemptionAcceptedAt: null })
  })

  test('S29 a look-alike of another stall’s name is taken, and one person has one stall, both under races', async () => {
    const first = await makePerson(here.db)
    await openStall(here.db, { userId: first.userId }, papers({ nameZh: '清溪农场' }))
    const second = await makePerson(here.db)
    expect(await refusalOf(() => openStall(here.db, { userId: second.userId }, papers({ nameZh: '清溪 農場' })))).toBe('stall-name-taken')
    const twice = await Promise.all([1, 2, 3, 4].map(() => refusalOf(() => openStall(here.db, { userId: second.userId }, papers()))))
    expect(twice.filter((key) => key === null)).toHaveLength(1)
    expect(twice.filter((key) => key === 'stall-exists')).toHaveLength(3)
    const people = await Promise.all([1, 2, 3].map(() => makePerson(here.db)))
    const racing = await Promise.all(
      people.map(({ userId }) => refusalOf(() => openStall(here.db, { userId }, papers({ nameZh: '赛跑的农场' })))),
    )
    expect(racing.sort()).toEqual([null, 'stall-name-taken', 'stall-name-taken'].sort())
  })

  test('asked back with a reason, its owner changes the papers and hands it in again', async () => {
    const { userId } = await makePerson(here.db)
    const { sellerId } = await openStall(here.db, { userId }, papers())
    expect(await refusalOf(() => resubmitStall(here.db, { userId }, papers()))).toBe('stall-moved')
    expect(await refusalOf(() => decide(sellerId, 'ask'))).toBe('reason-needed')
    await decide(sellerId, 'ask', '请写清楚是哪个村')
    expect(await stallOf(here.db, userId)).toMatchObject({ status: 'asked', operatorNote: '请写清楚是哪个村' })
    await resubmitStall(here.db, { userId }, papers({ nameZh: '马军巷菜地', place: '330502001006' }))
    expect(await stallOf(here.db, userId)).toMatchObject({ status: 'review', nameZh: '马军巷菜地', villageCode: '330502001006' })
    await decide(sellerId, 'refuse', '不是自家种的')
    expect(await stallOf(here.db, userId)).toMatchObject({ status: 'refused', operatorNote: '不是自家种的' })
  })

  test('only an operator decides, and two at once decide once', async () => {
    const { userId } = await makePerson(here.db)
    const { sellerId } = await openStall(here.db, { userId }, papers())
    expect(
      await refusalOf(() =>
        decideStall(
          here.db,
          { userId, role: 'member' },
          { sellerId, decision: 'approve', reason: '', seen: 'review' },
          refreshCardsOfSeller,
        ),
      ),
    ).toBe('not-yours')
    const both = await Promise.all([refusalOf(() => decide(sellerId, 'approve')), refusalOf(() => decide(sellerId, 'refuse', '材料不全'))])
    expect(both.filter((key) => key === null)).toHaveLength(1)
    expect(both.filter((key) => key === 'stall-moved')).toHaveLength(1)
  })

  test('S39 a suspended stall’s goods leave the market at once and come back when it is lifted', async () => {
    const { sellerId, ownerId } = await makeSeller(here.db)
    const { listingId } = await makeProduct(here.db, { sellerId })
    const onShow = async () =>
      (await here.db.select({ onShow: listings.onShow }).from(listings).where(eq(listings.id, listingId)))[0]?.onShow
    expect(await onShow()).toBe(true)
    await decide(sellerId, 'suspend', '收到三次投诉')
    expect(await onShow()).toBe(false)
    expect(await stallOf(here.db, ownerId)).toMatchObject({ status: 'suspended', operatorNote: '收到三次投诉' })
    await decide(sellerId, 'lift', '已整改')
    expect(await onShow()).toBe(true)
    const [row] = await here.db
      .select()
      .from(auditLog)
      .where(and(eq(auditLog.subjectId, sellerId), eq(auditLog.act, 'stall.suspend')))
    expect(row).toMatchObject({ reason: '收到三次投诉' })
    await expect(here.db.delete(auditLog)).rejects.toThrow()
  })

  test('what buyers read can be changed at any time, by its owner only, and the search box knows it', async () => {
    const { sellerId, ownerId } = await makeSeller(here.db)
    const face = {
      contactZh: '陈师傅',
      contactEn: 'Mr Chen',
      phone: '13900139000',
      grows: '湖羊',
      storyZh: '三代养湖羊。',
      storyEn: 'Sheep for three generations.',
    }
    await editStall(here.db, { userId: ownerId }, face)
    const [row] = await here.db.select().from(sellers).where(eq(sellers.id, sellerId))
    expect(row).toMatchObject(face)
    expect(row?.searchText).toContain('huyang')
    const stranger = await makePerson(here.db)
    expect(await refusalOf(() => editStall(here.db, { userId: stranger.userId }, face))).toBe('not-found')
    await setDeliveryTerms(here.db, { userId: ownerId }, { flatMinor: 1500, freeFromMinor: null, excludedProvinces: ['540000', '650000'] })
    expect((await stallOf(here.db, ownerId))?.delivery).toMatchObject({
      flatMinor: 1500,
      freeFromMinor: null,
      excludedProvinces: ['540000', '650000'],
    })
  })

  test('a village is found by characters, pinyin and initials', async () => {
    for (const query of ['马军巷', 'majunxiang', 'MJX', '马军巷社区居委会'])
      expect((await findPlaces(here.db, query)).map((place) => place.code)).toContain('330502001006')
    expect((await findPlaces(here.db, '马军巷'))[0]).toMatchObject({ where: '吴兴区 月河街道' })
    expect(await findPlaces(here.db, '%')).toEqual([])
    expect(await findPlaces(here.db, '')).toEqual([])
  })
})
