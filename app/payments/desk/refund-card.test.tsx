import { describe, expect, test } from 'vitest'
import { renderAt } from '#app/ui/render-at'
import { claimSorts } from '#db/schema/claims'
import { RefundCard } from './refund-card'
import type { DeskRefund } from './refund-desk.server'

const refund: DeskRefund = {
  id: '019c0000-0000-7000-8000-000000000001',
  state: 'succeeded',
  via: 'provider',
  amountMinor: 960,
  currency: 'CNY',
  reason: '',
  failure: null,
  borneBy: 'seller',
  method: 'alipay',
  reference: null,
  createdAt: new Date('2026-11-28T02:00:00Z'),
  settledAt: null,
  purchaseNo: 'HS261128-6PDX6G',
  orderNo: 'HS261128-6PDX6G-A',
  next: null,
  isReplaced: false,
  isOwnRecord: false,
}
const shown = (reason: string, at = '/coop/refunds') => renderAt(at, <RefundCard refund={{ ...refund, reason }} />)

/** The codes that the market itself gives a refund as its reason. */
const causes = ['cancelled', 'changed', 'change-failed', 'weighed', 'late', 'surplus', 'dashboard', ...claimSorts]

describe('why a refund was made', () => {
  test('is said in the reader’s language, whatever made it', () => {
    for (const cause of causes) {
      expect(shown(cause)).not.toContain(`原因：${cause}<`)
      expect(shown(cause, '/en/coop/refunds')).not.toContain(`Reason: ${cause}<`)
    }
    expect(shown('weighed')).toContain('原因：按实重结算')
    expect(shown('weighed', '/en/coop/refunds')).toContain('Reason: Weighed')
  })

  test('in an operator’s own words as they were typed', () => {
    expect(shown('果子压坏了')).toContain('原因：果子压坏了')
  })
})
