import { isDay } from '#app/stays/days/nights'
import type { StayWish } from './stay-wish'

/** The last search of a visitor, kept in a cookie of his own: dates, guests and place, nothing else. */
export const tripCookie = 'hs_trip'
const DAYS_KEPT = 60
const LONGEST_PLACE = 40

/** A search as a cookie's value; an empty one removes the cookie. */
export function rememberWish(wish: StayWish, place: string): string {
  const value = [wish.arrival, wish.departure, wish.adults, wish.children, encodeURIComponent(place.slice(0, LONGEST_PLACE))].join('~')
  return `${tripCookie}=${value}; Path=/; Max-Age=${DAYS_KEPT * 86_400}; SameSite=Lax`
}

export const forgetWish = `${tripCookie}=; Path=/; Max-Age=0; SameSite=Lax`

/**
 * The remembered search as the query of an address; null when there is none, or its dates are over.
 * @param today the day in Huzhou
 */
export function rememberedQuery(cookieHeader: string | null, today: string): URLSearchParams | null {
  const value = new RegExp(`(?:^|;\\s*)${tripCookie}=([^;]*)`).exec(cookieHeader ?? '')?.[1]
  const [arrival = '', departure = '', adults = '', children = '', ...place] = (value ?? '').split('~')
  if (!value || (arrival && (!isDay(arrival) || !isDay(departure) || arrival < today || departure <= arrival))) return null
  if (!/^\d{1,2}$/.test(adults) || !/^\d{1,2}$/.test(children)) return null
  let placeText = ''
  try {
    placeText = decodeURIComponent(place.join('~')).slice(0, LONGEST_PLACE)
  } catch {
    return null
  }
  return new URLSearchParams({ arrival, departure, adults, children, place: placeText })
}
