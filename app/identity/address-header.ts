/** The header our own code puts the client's address into; what strangers send under this name is dropped. */
export const ADDRESS_HEADER = 'x-market-client-address'
