import { spacedNumber } from '#app/identity/phone-number'
import { hasPlace } from '#app/orders/placing/has-place'
import type { AccountExport } from './export-queries.server'

type Row = [section: string, item: string | number, field: string, value: string | number | null]

const major = (minor: number, currency: string) => `${(minor / 100).toFixed(2)} ${currency}`
const instant = (at: Date | null) => at?.toISOString() ?? null

/** A person's data as one table: section, item, field, value. */
export function exportRows({ profile, addresses, orders, signIns, payoutAccounts }: AccountExport): Row[] {
  const rows: Row[] = [['section', 'item', 'field', 'value']]
  const add = (section: string, item: string | number, fields: Record<string, string | number | null>) => {
    for (const [field, value] of Object.entries(fields)) if (value !== null && value !== '') rows.push([section, item, field, value])
  }
  if (profile)
    add('profile', 1, {
      name: profile.name,
      email: profile.email,
      phone: profile.phone && spacedNumber(profile.phone),
      language: profile.locale,
      since: instant(profile.createdAt),
    })
  for (const [i, { name, phone, province, city, district, town, detail, label, isDefault }] of addresses.entries()) {
    add('address', i + 1, {
      name,
      phone: spacedNumber(phone),
      province,
      city,
      district,
      town,
      detail,
      label,
      default: isDefault ? 'yes' : 'no',
    })
  }
  for (const order of orders) {
    add('order', order.no, {
      placed: instant(order.createdAt),
      paid: instant(order.paidAt),
      status: order.status,
      total: major(order.totalMinor, order.currency),
      name: order.address.name,
      phone: spacedNumber(order.phone),
      email: order.email,
      address: hasPlace(order.address)
        ? [order.address.province, order.address.city, order.address.district, order.address.town, order.address.detail]
            .filter(Boolean)
            .join(' ')
        : null,
    })
    for (const booking of order.bookings)
      add('order booking', order.no, {
        [booking.sellerOrderNo]: `${booking.title} · ${[booking.from, booking.until].filter(Boolean).join(' – ')} · ${booking.adults} + ${booking.children} = ${major(booking.totalMinor, order.currency)} (${booking.state})`,
      })
    for (const line of order.lines)
      add('order line', order.no, {
        [line.sellerOrderNo]: `${line.seller} · ${line.title} ${line.label} × ${line.quantity} = ${major(line.lineMinor, order.currency)} (${line.state})`,
      })
    for (const { sellerOrderNo, words, moves, photos, ...claim } of order.claims)
      add('order claim', sellerOrderNo, {
        [claim.sort]: `${claim.state}: ${major(claim.askedMinor, order.currency)} → ${major(claim.grantedMinor ?? 0, order.currency)}`,
        at: instant(claim.createdAt),
        ended: instant(claim.endedAt),
        words,
        parcel: [claim.carrier, claim.trackingNo].filter(Boolean).join(' '),
        answers: moves.flatMap((move) => (move.words && move.by !== 'buyer' ? [`${move.by}: ${move.words}`] : [])).join(' · '),
        photos: photos.map(({ kind, key }) => `${kind} ${key}`).join(' · '),
      })
  }
  for (const { seller, provider, state, bank, lastDigits, changedAt } of payoutAccounts)
    add('payout account', seller, { provider, state, bank, 'last digits': lastDigits, changed: instant(changedAt) })
  for (const [i, { at, address, device }] of signIns.entries()) add('sign-in', i + 1, { at: instant(at), address, device })
  return rows
}
