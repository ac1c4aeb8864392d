import { openMarket } from '#app/server/process/open-market.server'

/** The running market; the launcher awaits it. */
export const market = openMarket
