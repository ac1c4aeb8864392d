import { z } from 'zod'
import { plainDigits } from '#app/kernel/money'
import { idBehind } from '#app/kernel/new-id'

const MOST_PARTS = 50

/** Ids that stand behind a name in a form: `note-<seller>`, `exempt-<offer>`. */
function idsBehind(form: FormData, name: string): string[] {
  return [...new Set(form.keys())].flatMap((key) => idBehind(name, key) ?? []).slice(0, MOST_PARTS)
}

const says = (key: string) => ({ params: { say: key } })
const email = z
  .string()
  .trim()
  .max(120)
  .refine((text) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text), says('email'))
  .transform((text) => text.toLowerCase())
const taxNo = z
  .string()
  .transform((text) => plainDigits(text).replace(/\s/g, '').toUpperCase())
  .refine((text) => /^[0-9A-Z]{15,20}$/.test(text), says('taxNo'))

/** The buyer's part of the form and the total seen. */
export const buyerSchema = z.object({
  email: email.optional(),
  seenTotal: z
    .string()
    .regex(/^\d{1,12}$/)
    .transform(Number),
  key: z.string().regex(/^[\w-]{16,64}$/),
  addressId: z.string().max(40).optional(),
  saveAddress: z.string().max(10).optional(),
})

/** Whether one of the member's saved addresses is chosen: the fields for a new one are not looked at then. */
export const choosesSaved = (form: FormData): boolean => !['', 'new', null].includes(form.get('addressId') as string | null)

/** Whether nothing is sent, so that a name and a phone number are all that is asked. */
export const isContactOnly = (form: FormData): boolean => form.has('contactOnly')

/** Notes and invoice wishes, with the id of the part behind each name: a seller's goods, a room, a session. */
export function partsSchema(form: FormData) {
  const shape: Record<string, z.ZodType<string | undefined>> = {}
  for (const sellerId of idsBehind(form, 'note')) {
    const wantsInvoice = form.has(`invoice-${sellerId}`)
    shape[`note-${sellerId}`] = z.string().trim().max(200).optional()
    shape[`invoiceTitle-${sellerId}`] = wantsInvoice ? z.string().trim().min(1).max(100) : z.string().optional()
    shape[`invoiceTaxNo-${sellerId}`] = wantsInvoice ? taxNo.optional() : z.string().optional()
  }
  return z.object(shape)
}

export type CheckoutParts = {
  notes: Record<string, string>
  invoices: Record<string, { title: string; taxNo: string }>
  exemptAcknowledged: string[]
}

/** Notes, invoice wishes and ticks of a form that passed `partsSchema`, by seller and offer. */
export function partsOf(form: FormData, value: Readonly<Record<string, string | undefined>>): CheckoutParts {
  const sellers = idsBehind(form, 'note')
  const noted = sellers.flatMap((id) => (value[`note-${id}`] ? [[id, value[`note-${id}`] ?? ''] as const] : []))
  const invoiced = sellers.filter((id) => form.has(`invoice-${id}`))
  return {
    notes: Object.fromEntries(noted),
    invoices: Object.fromEntries(
      invoiced.map((id) => [id, { title: value[`invoiceTitle-${id}`] ?? '', taxNo: value[`invoiceTaxNo-${id}`] ?? '' }]),
    ),
    exemptAcknowledged: idsBehind(form, 'exempt'),
  }
}
