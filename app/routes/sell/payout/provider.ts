import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { takeForm } from '#app/forms/read-form.server'
import { localeOfPath, localizePath } from '#app/i18n/words'
import { paths } from '#app/paths'
import { paymentSettings } from '#app/payments/provider/stripe-client.server'
import { db } from '#app/platform/database.server'
import { sellerAtWork } from '#app/routes/sell/seller-at-work.server'
import { accountPage, startOnboarding } from '#app/settlement/payees/onboard.server'
import { syncPayee } from '#app/settlement/payees/sync-payee.server'

/** Where the provider leads a seller back to: with `done` from its form, without from a link that was used up. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { seller } = await sellerAtWork(request)
  const url = new URL(request.url)
  const locale = localeOfPath(url.pathname)
  if (!url.searchParams.has('done')) throw redirect(await formOf(request, seller.sellerId))
  await syncPayee(db, seller.sellerId)
  throw redirect(localizePath(paths.payout(), locale))
}

/** Leads to the provider's form, or to its page of the account once there is one. */
export async function action({ request }: ActionFunctionArgs) {
  const { seller } = await sellerAtWork(request)
  const wish = (await takeForm(request)).get('intent')
  return redirect(wish === 'account' ? await accountPage(db, seller.sellerId) : await formOf(request, seller.sellerId))
}

function formOf(request: Request, sellerId: string): Promise<string> {
  const back = new URL(localizePath(paths.payoutProvider(), localeOfPath(new URL(request.url).pathname)), paymentSettings().baseUrl)
  return startOnboarding(db, sellerId, { returnUrl: `${back}?done=1`, refreshUrl: back.href })
}
