/** The fields of an address as a form keeps them: codes in the four selects, the rest as typed. */
export type AddressValues = {
  name: string
  phone: string
  province: string
  city: string
  district: string
  town: string
  /** City and district, typed where the reference data has none. */
  place: string
  detail: string
}

export const emptyAddress: AddressValues = { name: '', phone: '', province: '', city: '', district: '', town: '', place: '', detail: '' }

const addressFields = Object.keys(emptyAddress) as (keyof AddressValues)[]

/** Picks an address out of everything a form had. */
export function addressOf(values: Readonly<Record<string, string | string[] | undefined>>): AddressValues {
  const text = (name: string) => {
    const value = values[name]
    return typeof value === 'string' ? value : ''
  }
  return Object.fromEntries(addressFields.map((name) => [name, text(name)])) as AddressValues
}
