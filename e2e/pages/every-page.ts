import { addDays } from '#app/kernel/day'
import type { Site, Who } from './site'

const dayAfter = (day: string | undefined) => (day ? addDays(day, 1) : '')

type Visit = { path: string; who: Who; status?: number }

/** How each page of the manifest is seen, by its file; `null` for one that answers with no page. */
export const everyPage = (site: Site): Record<string, Visit[] | null> => ({
  'routes/market/home.tsx': [{ path: '/', who: 'stranger' }],
  'routes/market/market.tsx': [
    { path: '/market', who: 'stranger' },
    { path: '/market?category=2001&minPerJin=1&season=1&sort=newest', who: 'stranger' },
  ],
  'routes/market/product.tsx': [site.slug, site.otherSlug, site.goneSlug].map((slug) => ({ path: `/market/${slug}`, who: 'stranger' })),
  'routes/market/search.tsx': [
    { path: '/search', who: 'stranger' },
    { path: '/search?q=笋', who: 'stranger' },
    { path: '/search?q=zzqx', who: 'stranger' },
  ],
  'routes/market/farmer.tsx': site.stalls.map((slug) => ({ path: `/farmers/${slug}`, who: 'stranger' })),
  'routes/market/season.tsx': [{ path: '/season/xiaoxue', who: 'stranger' }],
  'routes/stays/experiences.tsx': [
    { path: '/experiences', who: 'stranger' },
    { path: '/experiences?doing=tea&from=2027-02-29&adults=x&children=1&youngest=40', who: 'stranger' },
    { path: '/experiences?doing=study', who: 'stranger' },
  ],
  'routes/stays/experience.tsx': [
    { path: `/experiences/${site.experienceSlug}?adults=2&children=1&youngest=3`, who: 'stranger' },
    { path: `/experiences/${site.experienceSlug}?sessionId=${site.fullSessionId}&adults=9`, who: 'stranger' },
    { path: `/experiences/${site.quietExperienceSlug}`, who: 'stranger' },
  ],
  'routes/stays/villages.tsx': [
    { path: '/villages', who: 'stranger' },
    { path: '/villages?county=330502', who: 'stranger' },
    { path: '/villages?county=330521', who: 'stranger' },
  ],
  'routes/stays/village.tsx': [
    { path: '/villages/330502001005', who: 'stranger' },
    { path: '/villages/330502001', who: 'stranger' },
  ],
  'routes/stays/stays.tsx': [
    { path: '/stays', who: 'stranger' },
    { path: `/stays?arrival=${site.freeOn}&departure=${dayAfter(site.freeOn)}&adults=2&ripe=P010&with=wifi&sort=price`, who: 'stranger' },
    { path: '/stays?arrival=2027-02-29&departure=2027-03-02&place=德清', who: 'stranger' },
    { path: `/stays?arrival=${site.freeOn}&departure=${dayAfter(site.freeOn)}&adults=40&place=x`, who: 'stranger' },
  ],
  'routes/stays/stay.tsx': [
    { path: `/stays/${site.staySlug}`, who: 'stranger' },
    { path: `/stays/${site.staySlug}?arrival=${site.freeOn}&departure=${dayAfter(site.freeOn)}&adults=2`, who: 'stranger' },
    { path: `/stays/${site.staySlug}?arrival=${site.freeOn}&adults=2`, who: 'stranger' },
    { path: `/stays/${site.staySlug}?arrival=2020-01-01&departure=2020-01-03&adults=9`, who: 'stranger' },
    { path: `/stays/${site.askedSlug}?arrival=${site.freeOn}&departure=${dayAfter(site.freeOn)}&adults=9`, who: 'stranger' },
  ],
  'routes/cart/cart.tsx': [
    { path: '/cart', who: 'stranger' },
    { path: '/cart', who: 'guest' },
  ],
  'routes/cart/checkout.tsx': [{ path: '/checkout', who: 'guest' }],
  'routes/orders/pay.tsx': [
    { path: `/pay/${site.unpaidNo}`, who: 'guest' },
    { path: `/pay/${site.paidNo}`, who: 'guest' },
  ],
  'routes/orders/find.tsx': [{ path: '/orders/find', who: 'stranger' }],
  'routes/orders/order.tsx': [
    { path: `/orders/${site.paidNo}`, who: 'guest' },
    { path: `/orders/${site.unpaidNo}`, who: 'guest' },
    { path: `/orders/${site.sentPurchaseNo}`, who: 'guest' },
    { path: `/orders/${site.claimedNo}`, who: 'guest' },
  ],
  'routes/orders/claim/claim.tsx': [
    { path: `/orders/${site.sentPurchaseNo}/claim/${site.sentOrderId}`, who: 'guest' },
    { path: `/orders/${site.paidNo}/claim/${site.paidOrderId}`, who: 'guest' },
  ],
  'routes/orders/claim/return.tsx': [{ path: `/orders/${site.sentPurchaseNo}/return/${site.sentOrderId}`, who: 'guest' }],
  'routes/orders/booking-calendar.ts': null,
  'routes/me/login.tsx': ['', '?with=password', '?with=mail'].map((way) => ({ path: `/login${way}`, who: 'stranger' })),
  'routes/me/reset-password.tsx': [{ path: '/login/reset?token=used-up', who: 'stranger', status: 410 }],
  'routes/me/logout.tsx': null,
  'routes/me/me.tsx': [{ path: '/me', who: 'buyer' }],
  'routes/me/my-orders.tsx': [{ path: '/me/orders', who: 'buyer' }],
  'routes/trips/my-trips.tsx': [
    { path: '/me/trips', who: 'buyer' },
    { path: '/me/trips', who: 'seller' },
  ],
  'routes/trips/trip.tsx': [
    { path: `/me/trips/${site.tripNo}`, who: 'buyer' },
    { path: `/me/trips/${site.tripNo}?${site.dearerChange}`, who: 'buyer' },
    { path: `/me/trips/${site.tripNo}?${site.refusedChange}`, who: 'buyer' },
    { path: `/me/trips/${site.cancelledTripNo}`, who: 'buyer' },
  ],
  'routes/trips/request.tsx': [{ path: `/requests/${site.requestNo}`, who: 'buyer' }],
  'routes/trips/ask-stay.tsx': [
    { path: `/stays/${site.askSlug}/ask`, who: 'stranger' },
    { path: `/stays/${site.askSlug}/ask?arrival=2027-05-03&departure=2027-05-05&adults=2&children=1`, who: 'stranger' },
    { path: `/stays/${site.askSlug}/ask?arrival=2027-05-05&departure=2027-05-03&adults=2`, who: 'stranger' },
  ],
  'routes/trips/sell-requests.tsx': [{ path: '/sell/requests', who: 'seller' }],
  'routes/trips/coop-bookings.tsx': [
    { path: '/coop/bookings', who: 'operator' },
    { path: '/coop/bookings?q=nobody&state=cancelled', who: 'operator' },
  ],
  'routes/me/addresses.tsx': [{ path: '/me/addresses', who: 'buyer' }],
  'routes/me/account.tsx': [{ path: '/me/account', who: 'buyer' }],
  'routes/me/export.tsx': null,
  'routes/sell/payout/provider.ts': null,
  'routes/me/notices.tsx': [{ path: '/notices', who: 'buyer' }],
  'routes/sell/today.tsx': [{ path: '/sell', who: 'seller' }],
  'routes/sell/stall/open-stall.tsx': [{ path: '/sell/open', who: 'newcomer' }],
  'routes/sell/stall/stall.tsx': [{ path: '/sell/stall', who: 'seller' }],
  'routes/sell/items/new-listing.tsx': [{ path: '/sell/new', who: 'seller' }],
  'routes/sell/items/items.tsx': [{ path: '/sell/items', who: 'seller' }],
  'routes/sell/items/item.tsx': [site.listingId, site.photographedId].map((id) => ({ path: `/sell/items/${id}`, who: 'seller' })),
  'routes/sell/orders/orders.tsx': [{ path: '/sell/orders', who: 'seller' }],
  'routes/sell/orders/packing-lists.tsx': [{ path: '/sell/orders/print', who: 'seller' }],
  'routes/sell/orders/order.tsx': [
    { path: `/sell/orders/${site.toPackNo}`, who: 'seller' },
    { path: `/sell/orders/${site.sentNo}`, who: 'seller' },
  ],
  'routes/sell/claims/claims.tsx': [{ path: '/sell/claims', who: 'seller' }],
  'routes/sell/claims/claim.tsx': [{ path: `/sell/claims/${site.claimId}`, who: 'seller' }],
  'routes/coop/claims/claims.tsx': [{ path: '/coop/claims', who: 'operator' }],
  'routes/coop/claims/claim.tsx': [{ path: `/coop/claims/${site.claimId}`, who: 'operator' }],
  'routes/sell/calendar/calendar.tsx': [
    { path: '/sell/calendar', who: 'seller' },
    { path: `/sell/calendar?room=${site.roomTypeId}&from=${site.blockedNight}&to=${site.lastBlockedNight}`, who: 'seller' },
    { path: `/sell/calendar?room=${site.roomTypeId}&unit=${site.unitId}&month=${site.blockedNight?.slice(0, 7)}`, who: 'seller' },
    { path: `/sell/calendar?view=list&month=${site.blockedNight?.slice(0, 7)}`, who: 'seller' },
  ],
  'routes/sell/feeds/feeds.tsx': [{ path: '/sell/feeds', who: 'seller' }],
  'routes/sell/occupancy/occupancy.tsx': [{ path: '/sell/occupancy', who: 'seller' }],
  'routes/sell/income/income.tsx': [
    { path: '/sell/income', who: 'seller' },
    { path: '/sell/income?month=2025-02', who: 'seller' },
  ],
  'routes/sell/income/statement.tsx': [{ path: '/sell/income/statement', who: 'seller' }],
  'routes/sell/income/statement-file.ts': null,
  'routes/sell/income/account/account.tsx': [
    { path: '/sell/income/account', who: 'seller' },
    { path: '/sell/income/account?of=held&from=2024-01-01', who: 'seller' },
  ],
  'routes/sell/income/account/account-file.ts': null,
  'routes/sell/payout/payout.tsx': [{ path: '/sell/payout', who: 'seller' }],
  'routes/sell/sessions/sessions.tsx': [{ path: '/sell/sessions', who: 'seller' }],
  'routes/sell/sessions/outing.tsx': [{ path: `/sell/sessions/${site.outingId}`, who: 'seller' }],
  'routes/sell/houses/rooms.tsx': [{ path: '/sell/rooms', who: 'seller' }],
  'routes/sell/houses/room.tsx': [{ path: `/sell/rooms/${site.roomTypeId}`, who: 'seller' }],
  'routes/sell/houses/new-house.tsx': [{ path: '/sell/houses/new', who: 'seller' }],
  'routes/sell/houses/house.tsx': [{ path: `/sell/houses/${site.stayId}`, who: 'seller' }],
  'routes/coop/today.tsx': [{ path: '/coop', who: 'operator' }],
  'routes/coop/review.tsx': [{ path: '/coop/review', who: 'operator' }],
  'routes/coop/review-stall.tsx': [site.waitingId, site.stallId].map((id) => ({ path: `/coop/review/${id}`, who: 'operator' })),
  'routes/coop/books.tsx': [
    { path: '/coop/books', who: 'operator' },
    { path: '/coop/books?at=2026-01-01T08:00', who: 'operator' },
  ],
  'routes/coop/books-file.ts': null,
  'routes/coop/accounts/accounts.tsx': [{ path: '/coop/books/accounts', who: 'operator' }],
  'routes/coop/accounts/account.tsx': ['psp_available:CNY', `seller_held:CNY:${site.stallId}`].map((id) => ({
    path: `/coop/books/accounts/${id}`,
    who: 'operator' as const,
  })),
  'routes/coop/accounts/account-file.ts': null,
  'routes/coop/refunds.tsx': [
    { path: '/coop/refunds', who: 'operator' },
    { path: '/coop/refunds?state=all', who: 'operator' },
  ],
  'routes/coop/fees/publish-fees.tsx': [{ path: '/coop/fees', who: 'operator' }],
  'routes/coop/disputes.tsx': [{ path: '/coop/disputes', who: 'operator' }],
  'routes/coop/payouts/payouts.tsx': [{ path: '/coop/payouts', who: 'operator' }],
  'routes/coop/payouts/payout.tsx': [site.exportedBatchNo, site.draftedBatchNo].map((no) => ({
    path: `/coop/payouts/${no}`,
    who: 'operator' as const,
  })),
  'routes/coop/payouts/payout-file.ts': null,
  'routes/coop/payouts/try-answer.ts': null,
  'routes/coop/orders.tsx': [{ path: '/coop/orders', who: 'operator' }],
  'routes/coop/order.tsx': [{ path: `/coop/orders/${site.paidNo}`, who: 'operator' }],
  'routes/pages/display.tsx': [{ path: '/display', who: 'stranger' }],
  'routes/pages/help.tsx': [{ path: '/help', who: 'stranger' }],
  'routes/pages/help-topic.tsx': [
    { path: '/help/order', who: 'stranger' },
    { path: '/help/claims', who: 'stranger' },
  ],
  'routes/pages/contact.tsx': [{ path: '/contact', who: 'stranger' }],
  'routes/pages/about.tsx': [{ path: '/about', who: 'stranger' }],
  'routes/pages/rules.tsx': [{ path: '/rules', who: 'stranger' }],
  'routes/pages/fees.tsx': [{ path: '/rules/fees', who: 'stranger' }],
  'routes/pages/privacy.tsx': [{ path: '/privacy', who: 'stranger' }],
  'routes/pages/licence.tsx': [{ path: '/licence', who: 'stranger' }],
  'routes/pages/offline.tsx': [{ path: '/offline', who: 'stranger' }],
  'routes/pages/mailbox.tsx': [{ path: '/dev/mailbox', who: 'stranger' }],
  'routes/pages/not-found.tsx': [
    { path: '/no-such-page', who: 'stranger', status: 404 },
    { path: '/sell/orders/HS000000-AAAAAA-1', who: 'seller', status: 404 },
  ],
})

/** The pages that most visits are to. */
export const mainPages = (site: Site): Visit[] => [
  { path: '/', who: 'stranger' },
  { path: '/market', who: 'stranger' },
  { path: `/market/${site.slug}`, who: 'stranger' },
  { path: '/search?q=笋', who: 'stranger' },
  { path: '/experiences', who: 'stranger' },
  { path: `/experiences/${site.experienceSlug}?adults=2&children=1`, who: 'stranger' },
  { path: '/villages', who: 'stranger' },
  { path: '/villages/330502001005', who: 'stranger' },
  { path: '/cart', who: 'guest' },
  { path: '/checkout', who: 'guest' },
  { path: `/pay/${site.unpaidNo}`, who: 'guest' },
  { path: `/orders/${site.paidNo}`, who: 'guest' },
  { path: '/sell', who: 'seller' },
  { path: '/sell/new', who: 'seller' },
]

/** Every visit, those of one person after each other. */
export const everyVisit = (site: Site): Visit[] =>
  Object.values(everyPage(site))
    .flatMap((visits) => visits ?? [])
    .sort((a, b) => a.who.localeCompare(b.who))
