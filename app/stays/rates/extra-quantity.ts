import type { Extra } from './room-terms'

/** Units of an extra that are paid: persons or pieces, times the nights where it is by the night. */
export const extraQuantity = (per: Extra['per'], count: number, nights: number): number =>
  per === 'night' || per === 'person-night' ? count * nights : count

/** The most a party can take of an extra. */
export const mostOfExtra = ({ per, most }: Pick<Extra, 'per' | 'most'>, guests: number): number =>
  per === 'person' || per === 'person-night' ? Math.min(most, guests) : most
