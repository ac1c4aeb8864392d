import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { takeForm } from '#app/forms/read-form.server'
import { localeOfPath, localizePath } from '#app/i18n/words'
import { attempt } from '#app/kernel/refusal'
import { paths } from '#app/paths'
import { paymentSettings } from '#app/payments/provider/payment-settings.server'
import { db } from '#app/platform/database.server'
import { flashHeader } from '#app/routes/flash.server'
import { sellerAtWork } from '#app/routes/sell/seller-at-work.server'
import { accountPage, startOnboarding } from '#app/settlement/payees/onboard.server'
import { syncPayee } from '#app/settlement/payees/sync-payee.server'

/** Where the provider leads a seller back to: with `done` from its form, without from a link that was used up. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { seller } = await sellerAtWork(request)
  const url = new URL(request.url)
  const locale = localeOfPath(url.pathname)
  if (!url.searchParams.has('done')) throw await lead(request, () => formOf(request, seller.sellerId))
  throw await lead(request, async () => {
    await syncPayee(db, seller.sellerId)
    return localizePath(paths.payout(), locale)
  })
}

/** Leads to the provider's form, or to its page of the account once there is one. */
export async function action({ request }: ActionFunctionArgs) {
  const { seller } = await sellerAtWork(request)
  const wish = (await takeForm(request)).get('intent')
  return lead(request, () => (wish === 'account' ? accountPage(db, seller.sellerId) : formOf(request, seller.sellerId)))
}

/** Leads on, or back to the seller's own page with a word when the provider does not answer or does not pay this seller. */
async function lead(request: Request, where: () => Promise<string>): Promise<Response> {
  const led = await attempt(where)
  if (led.ok) return redirect(led.value, 303)
  return redirect(localizePath(paths.payout(), localeOfPath(new URL(request.url).pathname)), {
    status: 303,
    headers: { 'Set-Cookie': await flashHeader(led.refusal.key === 'payments-down' ? 'provider-silent' : 'paid-otherwise') },
  })
}

function formOf(request: Request, sellerId: string): Promise<string> {
  const back = new URL(localizePath(paths.payoutProvider(), localeOfPath(new URL(request.url).pathname)), paymentSettings().baseUrl)
  return startOnboarding(db, sellerId, { returnUrl: `${back}?done=1`, refreshUrl: back.href })
}
