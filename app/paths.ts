const query = (values: Record<string, string | number | undefined>) => {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) if (value !== undefined && value !== '') params.set(name, String(value))
  const text = params.toString()
  return text ? `?${text}` : ''
}

/** Where a page of a list begins: `after` or `before` a row. */
type PageWish = Record<string, string | undefined>

/** Dates and guests, the same on every page about rooms. */
type StayWishQuery = {
  arrival?: string
  departure?: string
  adults?: number | string
  children?: number | string
  /** A room type of the house. */
  room?: string
  /** 'YYYY-MM' its calendar begins with. */
  month?: string
}
type Filters = Record<string, string | number | undefined>

/** One function per URL, the only way to write a link. Without the language prefix: `Link` and `localizePath` add it. */
export const paths = {
  home: () => '/',
  market: (filters: Record<string, string | number | undefined> = {}) => `/market${query(filters)}`,
  product: (slug: string) => `/market/${slug}`,
  search: (q?: string) => `/search${query({ q })}`,
  farmer: (slug: string) => `/farmers/${slug}`,
  season: (term: string) => `/season/${term}`,

  stays: (filters: Filters = {}) => `/stays${query(filters)}`,
  stay: (slug: string, wish: StayWishQuery = {}) => `/stays/${slug}${query({ ...wish })}`,
  askStay: (slug: string, wish: StayWishQuery = {}) => `/stays/${slug}/ask${query({ ...wish })}`,
  experiences: (filters: Filters = {}) => `/experiences${query(filters)}`,
  experience: (slug: string, wish: Filters = {}) => `/experiences/${slug}${query(wish)}`,
  villages: (where: Filters = {}) => `/villages${query(where)}`,
  village: (code: string) => `/villages/${code}`,

  cart: () => '/cart',
  checkout: () => '/checkout',
  pay: (purchaseNo: string, values: { token?: string; back?: 'done' | 'cancelled'; session?: string } = {}) =>
    `/pay/${purchaseNo}${query(values)}`,
  order: (purchaseNo: string, token?: string) => `/orders/${purchaseNo}${query({ token })}`,
  bookingCalendar: (purchaseNo: string, sellerOrderNo: string) =>
    `/orders/${purchaseNo}/calendar/${sellerOrderNo.slice(purchaseNo.length + 1)}`,
  claim: (purchaseNo: string, sellerOrderId: string) => `/orders/${purchaseNo}/claim/${sellerOrderId}`,
  returnGoods: (purchaseNo: string, sellerOrderId: string) => `/orders/${purchaseNo}/return/${sellerOrderId}`,
  findOrder: () => '/orders/find',

  login: (next?: string) => `/login${query({ next })}`,
  resetPassword: (token?: string) => `/login/reset${query({ token })}`,
  logout: () => '/logout',
  me: () => '/me',
  myOrders: (state?: string) => `/me/orders${query({ state })}`,
  myTrips: () => '/me/trips',
  myTrip: (sellerOrderNo: string, change: Filters = {}) => `/me/trips/${sellerOrderNo}${query(change)}`,
  request: (requestNo: string, token?: string) => `/requests/${requestNo}${query({ token })}`,
  addresses: () => '/me/addresses',
  account: () => '/me/account',
  exportAccount: (format: 'json' | 'csv') => `/me/export${query({ format })}`,
  notices: (page: PageWish = {}) => `/notices${query(page)}`,

  sell: () => '/sell',
  openStall: () => '/sell/open',
  stall: () => '/sell/stall',
  newListing: () => '/sell/new',
  items: (state?: string, page: PageWish = {}) => `/sell/items${query({ state, ...page })}`,
  item: (id: string) => `/sell/items/${id}`,
  sellOrders: (state?: string, page: PageWish = {}) => `/sell/orders${query({ state, ...page })}`,
  packingLists: (page: PageWish = {}) => `/sell/orders/print${query(page)}`,
  sellRequests: () => '/sell/requests',
  sellOrder: (sellerOrderNo: string) => `/sell/orders/${sellerOrderNo}`,
  sellClaims: (page: PageWish = {}) => `/sell/claims${query(page)}`,
  sellClaim: (claimId: string) => `/sell/claims/${claimId}`,
  sellCalendar: (wish: Record<string, string | undefined> = {}) => `/sell/calendar${query(wish)}`,
  sellRooms: () => '/sell/rooms',
  sellRoom: (roomTypeId: string) => `/sell/rooms/${roomTypeId}`,
  newHouse: () => '/sell/houses/new',
  sellHouse: (stayId: string) => `/sell/houses/${stayId}`,
  sellFeeds: (stayId?: string) => `/sell/feeds${query({ house: stayId })}`,
  sellIncome: (month?: string, currency?: string) => `/sell/income${query({ month, currency })}`,
  sellStatement: (month?: string, currency?: string) => `/sell/income/statement${query({ month, currency })}`,
  sellStatementFile: (month: string, format: 'csv' | 'xlsx', currency?: string) => `/sell/income/file${query({ month, format, currency })}`,
  sellAccount: (wish: PageWish = {}) => `/sell/income/account${query(wish)}`,
  sellAccountFile: (format: 'csv' | 'xlsx', wish: PageWish = {}) => `/sell/income/account/file${query({ as: format, ...wish })}`,
  payout: () => '/sell/payout',
  payoutProvider: () => '/sell/payout/provider',
  sellMonths: (stayId?: string) => `/sell/occupancy${query({ house: stayId })}`,
  sellSessions: () => '/sell/sessions',
  sellSessionsOf: (experienceId: string) => `/sell/sessions/${experienceId}`,

  coop: () => '/coop',
  review: (status?: string) => `/coop/review${query({ status })}`,
  reviewStall: (id: string) => `/coop/review/${id}`,
  coopOrders: (q?: string, page: PageWish = {}) => `/coop/orders${query({ q, ...page })}`,
  coopBooks: (at?: string) => `/coop/books${query({ at })}`,
  coopBooksFile: (format: 'csv' | 'xlsx', at?: string) => `/coop/books/file${query({ as: format, at })}`,
  coopAccounts: (wish: PageWish = {}) => `/coop/books/accounts${query(wish)}`,
  coopAccount: (accountId: string, wish: PageWish = {}) => `/coop/books/accounts/${accountId}${query(wish)}`,
  coopAccountFile: (accountId: string, format: 'csv' | 'xlsx', span: PageWish = {}) =>
    `/coop/books/accounts/${accountId}/file${query({ as: format, ...span })}`,
  coopRefunds: (wish: PageWish = {}) => `/coop/refunds${query(wish)}`,
  coopFees: () => '/coop/fees',
  coopDisputes: () => '/coop/disputes',
  coopBookings: (filters: Filters = {}) => `/coop/bookings${query(filters)}`,
  coopClaims: (page: PageWish = {}) => `/coop/claims${query(page)}`,
  coopClaim: (claimId: string) => `/coop/claims/${claimId}`,
  coopPayouts: () => '/coop/payouts',
  coopPayout: (batchNo: string) => `/coop/payouts/${batchNo}`,
  coopPayoutFile: (batchNo: string) => `/coop/payouts/${batchNo}/file`,
  coopPayoutAnswer: (batchNo: string) => `/coop/payouts/${batchNo}/answer`,
  coopOrder: (purchaseNo: string) => `/coop/orders/${purchaseNo}`,

  display: () => '/display',
  help: (slug?: string) => (slug ? `/help/${slug}` : '/help'),
  contact: () => '/contact',
  about: () => '/about',
  rules: () => '/rules',
  fees: () => '/rules/fees',
  privacy: () => '/privacy',
  licence: () => '/licence',
  offline: () => '/offline',
  mailbox: () => '/dev/mailbox',

  suggest: () => '/api/suggest',
  divisions: () => '/api/divisions',
  stripeWebhook: () => '/webhooks/stripe',
  sharePicture: (kind: 'listing' | 'seller' | 'stay' | 'season' | 'home' | 'experience' | 'village', slug: string) =>
    `/share/${kind}/${slug}.png`,
  unitCalendar: (token: string) => `/calendar/${token}.ics`,
  upload: (key: string, width: 320 | 640 | 960, format: 'webp' | 'jpg') => `/uploads/${key}/${width}.${format}`,
}
