import type Stripe from 'stripe'
import { invalidRequest } from '#app/stripe-sandbox/api/api-error'
import { mergedMetadata, refuseUnsupported } from '#app/stripe-sandbox/api/metadata'
import type { AccountRecord } from '#app/stripe-sandbox/state/connect-records'
import { newId } from '#app/stripe-sandbox/state/object-ids'
import type { Sandbox } from '#app/stripe-sandbox/state/sandbox'
import { requireAccount } from './access'
import { accountObject } from './account-object'
import { dueFromUser, FIRST_REQUIREMENTS } from './account-standing'
import { changeAccount } from './change-account'
import { v1Account } from './v1-account'

type CreateParams = Stripe.V2.Core.AccountCreateParams
type UpdateParams = Stripe.V2.Core.AccountUpdateParams
type V2List = { data: Stripe.V2.Core.Account[]; next_page_url: string | null; previous_page_url: string | null }

const SUPPORTED = ['configuration', 'contact_email', 'dashboard', 'defaults', 'display_name', 'identity', 'include', 'metadata']
const DEFAULT_LIMIT = 20
const MOST = 100

export function createAccount(sandbox: Sandbox, params: CreateParams): Stripe.V2.Core.Account {
  const wanted = wantedChanges(params)
  const id = newId('acct')
  const blank: AccountRecord = {
    id,
    created: sandbox.clock.now(),
    contactEmail: null,
    displayName: null,
    dashboard: params.dashboard ?? 'none',
    metadata: {},
    country: null,
    entityType: null,
    givenName: null,
    surname: null,
    currency: null,
    feesCollector: params.defaults?.responsibilities?.fees_collector ?? 'application',
    lossesCollector: params.defaults?.responsibilities?.losses_collector ?? 'application',
    wantsTransfers: false,
    due: [],
    isRestricted: false,
    isConnected: true,
    hasSubmitted: false,
    bank: null,
  }
  const metadata = mergedMetadata({}, params.metadata)
  const account = sandbox.tables.accounts.add(withFirstRequirements({ ...blank, ...wanted, metadata }))
  return accountObject(account, params.include)
}

export function updateAccount(sandbox: Sandbox, id: string, params: UpdateParams): Stripe.V2.Core.Account {
  const account = requireAccount(sandbox, id)
  const metadata = mergedMetadata(account.metadata, params.metadata)
  const changed = { ...account, ...wantedChanges(params), metadata }
  return accountObject(changeAccount(sandbox, account, withFirstRequirements(changed)), params.include)
}

export const retrieveAccount = (sandbox: Sandbox, id: string, params: Stripe.V2.Core.AccountRetrieveParams): Stripe.V2.Core.Account =>
  accountObject(requireAccount(sandbox, id), params.include)

export const retrieveAsV1 = (sandbox: Sandbox, id: string): Stripe.Account => v1Account(requireAccount(sandbox, id))

/** Newest first, page by page; the token is where the page before ended. */
export function listAccounts(sandbox: Sandbox, params: Stripe.V2.Core.AccountListParams & { page?: string }): V2List {
  const limit = params.limit ?? DEFAULT_LIMIT
  if (limit < 1 || limit > MOST) throw invalidRequest(`Invalid limit: must be between 1 and ${MOST}`, { param: 'limit' })
  const wanted = params.applied_configurations
  const matching = [...sandbox.tables.accounts.oldestFirst()]
    .reverse()
    .filter((account) => account.isConnected && params.closed !== true)
    .filter((account) => !wanted || wanted.every((one) => one === 'recipient' && account.wantsTransfers))
  const start = params.page ? matching.findIndex((account) => account.id === params.page) : 0
  if (start < 0) throw invalidRequest('Invalid page token', { param: 'page' })
  const urlOf = (account: AccountRecord | undefined) => (account ? `/v2/core/accounts?limit=${limit}&page=${account.id}` : null)
  return {
    data: matching.slice(start, start + limit).map((account) => accountObject(account)),
    next_page_url: urlOf(matching[start + limit]),
    previous_page_url: start > 0 ? urlOf(matching[Math.max(0, start - limit)]) : null,
  }
}

/** What a caller may set, in the record's own terms. Anything else is refused, not ignored. */
function wantedChanges(params: CreateParams | UpdateParams): Partial<AccountRecord> {
  refuseUnsupported(params, SUPPORTED)
  const { configuration = {}, defaults = {}, identity = {} } = params
  refuseUnsupported(configuration, ['recipient'])
  refuseUnsupported(configuration.recipient ?? {}, ['capabilities', 'applied'])
  refuseUnsupported(configuration.recipient?.capabilities ?? {}, ['stripe_balance'])
  refuseUnsupported(defaults, ['currency', 'locales', 'profile', 'responsibilities'])
  refuseUnsupported(identity, ['country', 'entity_type', 'individual'])
  refuseUnsupported(identity.individual ?? {}, ['given_name', 'surname', 'email', 'phone'])
  const requested = configuration.recipient?.capabilities?.stripe_balance?.stripe_transfers?.requested
  const individual = identity.individual
  return {
    ...(params.contact_email !== undefined && { contactEmail: params.contact_email }),
    ...(params.display_name !== undefined && { displayName: params.display_name }),
    ...(params.dashboard !== undefined && { dashboard: params.dashboard }),
    ...(defaults.currency !== undefined && { currency: defaults.currency.toLowerCase() }),
    ...(identity.country !== undefined && { country: identity.country.toUpperCase() }),
    ...(identity.entity_type !== undefined && { entityType: identity.entity_type }),
    ...(individual?.given_name !== undefined && { givenName: individual.given_name }),
    ...(individual?.surname !== undefined && { surname: individual.surname }),
    ...(requested !== undefined && { wantsTransfers: requested }),
  }
}

/** Before it has gone through the hosted form, an account owes what it has not said. */
function withFirstRequirements(account: AccountRecord): AccountRecord {
  if (account.hasSubmitted || !account.wantsTransfers) return account
  const said: Record<string, unknown> = {
    'identity.country': account.country,
    'identity.individual.given_name': account.givenName,
    'identity.individual.surname': account.surname,
  }
  return { ...account, due: FIRST_REQUIREMENTS.filter((name) => !said[name]).map((name) => dueFromUser(name)) }
}
