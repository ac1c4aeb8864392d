/** Under which tab a stall looks for its orders. */
export const sellTabs = ['pack', 'sent', 'done', 'cancelled'] as const

export type SellTab = (typeof sellTabs)[number]
