/** How a farmer sorts the things of a stall. */
export const itemStates = ['live', 'sold-out', 'hidden', 'withdrawn'] as const

export type ItemState = (typeof itemStates)[number]
