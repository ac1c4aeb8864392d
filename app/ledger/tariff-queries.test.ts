import { expect, test } from 'vitest'
import { identityPerFile } from '#app/identity/testing/open-identity'
import { makePerson } from '#app/identity/testing/sign-in'
import { publishTariff } from './publish-tariff.server'
import { publishedTariffs } from './tariff-queries.server'

const here = identityPerFile()

test('every version stays to be read, the one in force and the one to come told apart, rates in their order with names', async () => {
  expect(await publishedTariffs(here.db)).toMatchObject([{ version: 1, state: 'now', rates: [{ position: 1, rateBps: 1000 }] }])
  const { userId } = await makePerson(here.db, { role: 'operator' })
  const validFrom = new Date(Date.now() + 86_400_000)
  await publishTariff(here.db, userId, {
    validFrom,
    note: '茶叶少收',
    rates: [{ categoryCode: '10', rateBps: 250 }, { orderKind: 'stay', sellerKind: 'household', rateBps: 300 }, { rateBps: 1000 }],
  })
  const [coming, now] = await publishedTariffs(here.db)
  expect(now).toMatchObject({ version: 1, state: 'now' })
  expect(coming).toMatchObject({ version: 2, state: 'coming', validFrom, note: '茶叶少收' })
  expect(coming?.rates).toMatchObject([
    { position: 1, rateBps: 250, orderKind: null, categoryZh: expect.stringMatching(/./), categoryEn: expect.stringMatching(/./) },
    { position: 2, rateBps: 300, orderKind: 'stay', sellerKind: 'household', categoryZh: null },
    { position: 3, rateBps: 1000, orderKind: null, sellerKind: null },
  ])
})
