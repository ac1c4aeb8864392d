type Marks = { next: string | null; previous: string | null }
type Where = Record<string, string | undefined>

/** The addresses of the pages around this one, for `Pagination`. @param isFirst whether the address asked for no page */
export function pageLinks({ next, previous }: Marks, isFirst: boolean, to: (where: Where) => string, prefix = '') {
  return {
    next: next && to({ [`${prefix}after`]: next }),
    previous: previous && to({ [`${prefix}before`]: previous }),
    first: isFirst ? null : to({}),
  }
}
