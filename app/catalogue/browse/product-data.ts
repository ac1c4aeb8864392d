/** What search engines are told of a product (schema.org), amounts as decimal text. */
export type ProductDataInput = {
  name: string
  description: string
  url: string
  images: readonly string[]
  category: string
  seller: { name: string; url: string }
  offers: readonly { minor: number; currency: string; grams: number | null; left: number; label: string }[]
  returnExempt: boolean
}

const decimal = (minor: number) => (minor / 100).toFixed(2)

/** JSON-LD of schema.org/Product for two-digit currencies. */
export function productData(input: ProductDataInput): Record<string, unknown> {
  return {
    '@context': 'https://schema.org',
    '@type': 'Product',
    name: input.name,
    description: input.description,
    url: input.url,
    image: input.images,
    category: input.category,
    offers: input.offers.map((offer) => ({
      '@type': 'Offer',
      name: offer.label,
      price: decimal(offer.minor),
      priceCurrency: offer.currency,
      url: input.url,
      availability: `https://schema.org/${offer.left > 0 ? 'InStock' : 'SoldOut'}`,
      itemCondition: 'https://schema.org/NewCondition',
      ...(offer.grams
        ? {
            priceSpecification: {
              '@type': 'UnitPriceSpecification',
              price: decimal(offer.minor),
              priceCurrency: offer.currency,
              referenceQuantity: { '@type': 'QuantitativeValue', value: offer.grams, unitCode: 'GRM' },
            },
          }
        : {}),
      seller: { '@type': 'Organization', name: input.seller.name, url: input.seller.url },
      hasMerchantReturnPolicy: {
        '@type': 'MerchantReturnPolicy',
        applicableCountry: 'CN',
        returnPolicyCategory: `https://schema.org/${input.returnExempt ? 'MerchantReturnNotPermitted' : 'MerchantReturnFiniteReturnWindow'}`,
        ...(input.returnExempt
          ? {}
          : {
              merchantReturnDays: 7,
              returnMethod: 'https://schema.org/ReturnByMail',
              returnFees: 'https://schema.org/ReturnFeesCustomerResponsibility',
            }),
      },
    })),
  }
}

const unsafe: Record<string, string> = { '<': '\\u003c', '>': '\\u003e', '&': '\\u0026', '\u2028': '\\u2028', '\u2029': '\\u2029' }

/** JSON that may stand inside a `<script>` element: nothing in it can end the element or begin a comment. */
export function jsonForScript(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) => unsafe[character] ?? character)
}
