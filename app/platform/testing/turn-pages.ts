import { type CutPage, type RowPage, readRowPage } from '#app/platform/row-pages.server'

type Read = (page: RowPage) => Promise<CutPage<{ id: string }>>

/** Follows a list's links to its end and back again, as a reader would: the ids on every page, in the order they were seen. */
export async function turnPages(read: Read): Promise<{ there: string[][]; back: string[][] }> {
  const there: string[][] = []
  const back: string[][] = []
  let page = await read({})
  const at = (name: string, mark: string) => read(readRowPage(new URLSearchParams({ [name]: mark })))
  const idsOf = () => page.rows.map((row) => row.id)
  there.push(idsOf())
  while (page.next) {
    page = await at('after', page.next)
    there.push(idsOf())
  }
  while (page.previous) {
    page = await at('before', page.previous)
    back.push(idsOf())
  }
  return { there, back }
}
