import { plainDigits } from '#app/kernel/money'

/**
 * A mainland mobile number as eleven digits: 「+86 138-0013 8000」 and 「１３８００１３８０００」 become 13800138000.
 * Null for anything else (numbering plan of the Ministry of Industry and Information Technology: ^1[3-9]\d{9}$).
 */
export function mobileNumber(text: string): string | null {
  const digits = plainDigits(text)
    .replace(/[\s\-－—()（）.·]/g, '')
    .replace(/^(\+|00)86/, '')
  return /^1[3-9]\d{9}$/.test(digits) ? digits : null
}

/** How many digits were typed, for the sentence that says how many are missing. */
export const countDigits = (text: string): number => plainDigits(text).replace(/\D/g, '').length

/** 138 0013 8000, as people read it out. Other numbers stay as they are. */
export function spacedNumber(phone: string): string {
  return /^\d{11}$/.test(phone) ? `${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}` : phone
}
