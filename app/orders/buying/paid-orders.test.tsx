import { expect, test } from 'vitest'
import { renderAt } from '#app/ui/render-at'
import { PaidOrders } from './paid-orders'

const order = {
  id: '1',
  no: 'HS261129-SQ6BKG-A',
  state: 'paid' as const,
  shipBy: new Date('2026-12-01T08:00:00Z'),
  wasPaid: true,
  sellerZh: '沈家菜地',
  sellerEn: 'The Shens’ plot',
  booked: null,
}
const shown = (...orders: (Omit<typeof order, 'state'> & { state: 'paid' | 'packed' | 'cancelled' })[]) =>
  renderAt('/pay/HS261129-SQ6BKG', <PaidOrders no="HS261129-SQ6BKG" amount="¥76" orders={orders} />)

test('a paid purchase says how to cancel only while an order of it can be', () => {
  expect(shown(order)).toContain('店家打包之前')
  expect(shown({ ...order, state: 'cancelled' }, order)).toContain('店家打包之前')
  expect(shown({ ...order, state: 'cancelled' })).not.toContain('店家打包之前')
  expect(shown({ ...order, state: 'packed' })).not.toContain('店家打包之前')
})

test('a cancelled part says what became of it: cancelled by somebody, or gone before the money came', () => {
  expect(shown({ ...order, state: 'cancelled' })).toContain('已取消')
  expect(shown({ ...order, state: 'cancelled', wasPaid: false })).toContain('已经卖完')
})
