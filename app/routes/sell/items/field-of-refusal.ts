/** The field a refusal of a listing or an offer speaks of. */
export const fieldOfRefusal: Record<string, string> = {
  'category-needed': 'categoryCode',
  'catch-permit': 'catchPermit',
  'weigh-unit': 'weigh',
  'weigh-needs-grams': 'grams',
  'estimate-odd': 'price',
}
