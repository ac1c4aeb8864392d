import { sql } from 'drizzle-orm'
import type { Db } from '#db/client.server'

/** What the market sells in; a seller who has sold nothing yet is shown this one. */
const marketCurrency = 'CNY'

/** The currencies in which a seller has had money with the market, the market's own first and always. */
async function incomeCurrencies(db: Db, sellerId: string): Promise<[string, ...string[]]> {
  const { rows } = await db.execute<{ currency: string }>(sql`
    SELECT DISTINCT a.currency FROM ledger_accounts a WHERE a.owner_id = ${sellerId} AND a.currency <> ${marketCurrency}
      AND EXISTS (SELECT 1 FROM ledger_entries e WHERE e.account_id = a.id) ORDER BY 1`)
  return [marketCurrency, ...rows.map(({ currency }) => currency)]
}

/** The currency an address asks for, among a seller's own; the market's for any other. */
export async function chosenCurrency(db: Db, sellerId: string, asked: string | null): Promise<{ currency: string; currencies: string[] }> {
  const currencies = await incomeCurrencies(db, sellerId)
  return { currency: currencies.find((one) => one === asked) ?? currencies[0], currencies }
}
