import { prefix, type RouteConfig, type RouteConfigEntry, route } from '@remix-run/route-config'

const page = (language: 'zh' | 'en') => (path: string, file: string) => route(path, file, { id: `${language}:${file}` })

/** Every page a person can open: once in Chinese at /…, once in English at /en/…. */
const pages = (language: 'zh' | 'en'): RouteConfigEntry[] => {
  const at = page(language)
  return [
    at('', 'routes/market/home.tsx'),
    at('market', 'routes/market/market.tsx'),
    at('market/:slug', 'routes/market/product.tsx'),
    at('search', 'routes/market/search.tsx'),
    at('farmers/:slug', 'routes/market/farmer.tsx'),
    at('season/:term', 'routes/market/season.tsx'),
    at('stays', 'routes/stays/stays.tsx'),
    at('stays/:slug', 'routes/stays/stay.tsx'),

    at('experiences', 'routes/stays/experiences.tsx'),
    at('experiences/:slug', 'routes/stays/experience.tsx'),
    at('villages', 'routes/stays/villages.tsx'),
    at('villages/:slug', 'routes/stays/village.tsx'),

    at('stays/:slug/ask', 'routes/trips/ask-stay.tsx'),
    at('requests/:no', 'routes/trips/request.tsx'),

    at('cart', 'routes/cart/cart.tsx'),
    at('checkout', 'routes/cart/checkout.tsx'),
    at('pay/:no', 'routes/orders/pay.tsx'),
    at('orders/find', 'routes/orders/find.tsx'),
    at('orders/:no', 'routes/orders/order.tsx'),
    at('orders/:no/claim/:part', 'routes/orders/claim/claim.tsx'),
    at('orders/:no/return/:part', 'routes/orders/claim/return.tsx'),
    at('orders/:no/calendar/:part', 'routes/orders/booking-calendar.ts'),

    at('login', 'routes/me/login.tsx'),
    at('login/reset', 'routes/me/reset-password.tsx'),
    at('logout', 'routes/me/logout.tsx'),
    at('me', 'routes/me/me.tsx'),
    at('me/orders', 'routes/me/my-orders.tsx'),
    at('me/trips', 'routes/trips/my-trips.tsx'),
    at('me/trips/:no', 'routes/trips/trip.tsx'),
    at('me/addresses', 'routes/me/addresses.tsx'),
    at('me/account', 'routes/me/account.tsx'),
    at('me/export', 'routes/me/export.tsx'),
    at('notices', 'routes/me/notices.tsx'),

    at('sell', 'routes/sell/today.tsx'),
    at('sell/open', 'routes/sell/stall/open-stall.tsx'),
    at('sell/stall', 'routes/sell/stall/stall.tsx'),
    at('sell/new', 'routes/sell/items/new-listing.tsx'),
    at('sell/items', 'routes/sell/items/items.tsx'),
    at('sell/items/:id', 'routes/sell/items/item.tsx'),
    at('sell/orders', 'routes/sell/orders/orders.tsx'),
    at('sell/orders/print', 'routes/sell/orders/packing-lists.tsx'),
    at('sell/orders/:no', 'routes/sell/orders/order.tsx'),
    at('sell/claims', 'routes/sell/claims/claims.tsx'),
    at('sell/claims/:id', 'routes/sell/claims/claim.tsx'),
    at('sell/calendar', 'routes/sell/calendar/calendar.tsx'),
    at('sell/feeds', 'routes/sell/feeds/feeds.tsx'),
    at('sell/occupancy', 'routes/sell/occupancy/occupancy.tsx'),
    at('sell/income', 'routes/sell/income/income.tsx'),
    at('sell/income/statement', 'routes/sell/income/statement.tsx'),
    at('sell/income/file', 'routes/sell/income/statement-file.ts'),
    at('sell/income/account', 'routes/sell/income/account/account.tsx'),
    at('sell/income/account/file', 'routes/sell/income/account/account-file.ts'),
    at('sell/payout', 'routes/sell/payout/payout.tsx'),
    at('sell/payout/provider', 'routes/sell/payout/provider.ts'),
    at('sell/sessions', 'routes/sell/sessions/sessions.tsx'),
    at('sell/sessions/:id', 'routes/sell/sessions/outing.tsx'),
    at('sell/rooms', 'routes/sell/houses/rooms.tsx'),
    at('sell/rooms/:id', 'routes/sell/houses/room.tsx'),
    at('sell/houses/new', 'routes/sell/houses/new-house.tsx'),
    at('sell/houses/:id', 'routes/sell/houses/house.tsx'),

    at('sell/requests', 'routes/trips/sell-requests.tsx'),

    at('coop', 'routes/coop/today.tsx'),
    at('coop/review', 'routes/coop/review.tsx'),
    at('coop/review/:id', 'routes/coop/review-stall.tsx'),
    at('coop/bookings', 'routes/trips/coop-bookings.tsx'),
    at('coop/books', 'routes/coop/books.tsx'),
    at('coop/books/file', 'routes/coop/books-file.ts'),
    at('coop/books/accounts', 'routes/coop/accounts/accounts.tsx'),
    at('coop/books/accounts/:id', 'routes/coop/accounts/account.tsx'),
    at('coop/books/accounts/:id/file', 'routes/coop/accounts/account-file.ts'),
    at('coop/refunds', 'routes/coop/refunds.tsx'),
    at('coop/fees', 'routes/coop/fees/publish-fees.tsx'),
    at('coop/disputes', 'routes/coop/disputes.tsx'),
    at('coop/payouts', 'routes/coop/payouts/payouts.tsx'),
    at('coop/payouts/:no', 'routes/coop/payouts/payout.tsx'),
    at('coop/payouts/:no/file', 'routes/coop/payouts/payout-file.ts'),
    at('coop/payouts/:no/answer', 'routes/coop/payouts/try-answer.ts'),
    at('coop/orders', 'routes/coop/orders.tsx'),
    at('coop/orders/:no', 'routes/coop/order.tsx'),

    at('coop/claims', 'routes/coop/claims/claims.tsx'),
    at('coop/claims/:id', 'routes/coop/claims/claim.tsx'),

    at('display', 'routes/pages/display.tsx'),
    at('help', 'routes/pages/help.tsx'),
    at('help/:slug', 'routes/pages/help-topic.tsx'),
    at('contact', 'routes/pages/contact.tsx'),
    at('about', 'routes/pages/about.tsx'),
    at('rules', 'routes/pages/rules.tsx'),
    at('rules/fees', 'routes/pages/fees.tsx'),
    at('privacy', 'routes/pages/privacy.tsx'),
    at('licence', 'routes/pages/licence.tsx'),
    at('offline', 'routes/pages/offline.tsx'),
    at('dev/mailbox', 'routes/pages/mailbox.tsx'),
    at('*', 'routes/pages/not-found.tsx'),
  ]
}

/** Answers for programs: one address each, no language. */
const resources = [
  route('api/suggest', 'routes/api/suggest.ts'),
  route('api/divisions', 'routes/api/divisions.ts'),
  route('api/auth/*', 'routes/api/auth.ts'),
  route('webhooks/stripe', 'routes/webhooks/stripe.ts'),
  route('webhooks/stripe-connect', 'routes/webhooks/stripe-connect.ts'),
  route('sitemap.xml', 'routes/api/sitemap.ts'),
  route('robots.txt', 'routes/api/robots.ts'),
  route('share/:kind/:slug', 'routes/api/share-picture.ts'),
  route('uploads/:key/:file', 'routes/api/upload.ts'),
  route('calendar/:file', 'routes/api/calendar.ts'),
]

export default [...resources, ...prefix('en', pages('en')), ...pages('zh')] satisfies RouteConfig
