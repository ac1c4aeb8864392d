import { type SQL, sql } from 'drizzle-orm'

/** Columns of a range and a discount as their types name them, for `json_agg`. */
export const rangesJson = (
  where: SQL,
) => sql`(SELECT json_agg(json_build_object('id', r.id, 'firstNight', r.first_night, 'lastNight', r.last_night,
  'priceMinor', r.price_minor, 'weekendMinor', r.weekend_minor, 'minNights', r.min_nights, 'maxNights', r.max_nights,
  'noArrival', r.no_arrival, 'noDeparture', r.no_departure, 'closed', r.closed)) FROM room_rates r WHERE r.room_type_id = t.id AND ${where})`
export const discountsJson = sql`(SELECT json_agg(json_build_object('kind', d.kind, 'days', d.days, 'percent', d.percent)) FROM stay_discounts d WHERE d.stay_id = s.id)`
/** A room type's terms as `RoomTerms` names them. */
export const termColumns = sql`t.id, t.stay_id AS "stayId", t.seller_id AS "sellerId", t.position, t.active, t.title_zh AS "titleZh", t.title_en AS "titleEn",
  t.beds_zh AS "bedsZh", t.beds_en AS "bedsEn", t.adults, t.children, t.extra_beds AS "extraBeds", t.extra_bed_minor AS "extraBedMinor",
  t.price_per AS "pricePer", t.child_percent AS "childPercent", t.base_minor AS "baseMinor", t.weekend_minor AS "weekendMinor",
  t.peak_minor AS "peakMinor", t.min_nights AS "minNights", t.max_nights AS "maxNights", t.notice_days AS "noticeDays",
  t.notice_by AS "noticeBy", t.horizon_days AS "horizonDays", t.gap_nights AS "gapNights", t.no_arrival_on AS "noArrivalOn",
  t.no_departure_on AS "noDepartureOn"`
