import { expect, test } from 'vitest'
import { renderAt } from '#app/ui/render-at'
import { AddToCalendar } from './add-to-calendar'
import { sayLength } from './say-booked'

test('the calendar file is in the language of the page', () => {
  const link = <AddToCalendar purchaseNo="HS261128-KNFH6R" orderNo="HS261128-KNFH6R-B" />
  expect(renderAt('/en/orders/HS261128-KNFH6R', link)).toContain('href="/en/orders/HS261128-KNFH6R/calendar/B"')
  expect(renderAt('/orders/HS261128-KNFH6R', link)).toContain('href="/orders/HS261128-KNFH6R/calendar/B"')
})

test('how long a session takes, as people say it', () => {
  expect([120, 150, 60, 100].map((minutes) => sayLength('zh', minutes))).toEqual(['2 小时', '2.5 小时', '1 小时', '100 分钟'])
  expect([120, 60, 100].map((minutes) => sayLength('en', minutes))).toEqual(['2 hours', '1 hour', '100 minutes'])
})
