/** A place to visit as its host describes it: what the market adds is left out, and a place is named by one code. */
export type PlaceInput<Row> = Omit<
  Row,
  | 'id'
  | 'sellerId'
  | 'slug'
  | 'status'
  | 'townCode'
  | 'villageCode'
  | 'countyCode'
  | 'lon'
  | 'lat'
  | 'version'
  | 'shuffle'
  | 'publishedAt'
  | 'createdAt'
  | 'updatedAt'
  | 'searchText'
  | 'searchGrams'
> & {
  /** Twelve digits of a village or nine of a town, in Huzhou. */
  place: string
  /** WGS-84; where its town lies when it is not given. */
  at?: { lon: number; lat: number }
}
