import type { DeliveryAddress, PurchaseContact } from '#db/schema/orders'

/** Whether a purchase knows where goods are sent, and not only whom to call. */
export const hasPlace = (address: PurchaseContact | DeliveryAddress): address is DeliveryAddress => 'divisionCode' in address
