import { useLocale } from '#app/i18n/use-locale'
import { house as w } from '#app/i18n/words/staying/house'
import { weekdayNames } from '#app/routes/sell/calendar/say-nights'
import { BrushHeading } from '#app/ui/brush-heading'
import { Checkbox } from '#app/ui/fields/checkbox'
import { SelectField } from '#app/ui/fields/select-field'
import { Ticks } from './house-choices'
import type { EditedRoom } from './room'
import { AreaIn, MoneyIn, NumberIn, TextIn, type Typed, typedText } from './text-in'

type Props = { room: EditedRoom; reply: Typed }

function RoomWords({ room, reply }: Props) {
  const { t, locale } = useLocale()
  const touched = Object.keys(reply.values).length > 0
  return (
    <>
      <BrushHeading>{t(w.room)}</BrushHeading>
      <Checkbox name="active" label={t(w.active)} defaultChecked={touched ? reply.values.active === 'on' : room.active} />
      <TextIn reply={reply} known={room.titleZh} name="titleZh" lang="zh-CN" label={t(w.roomZh)} required maxLength={60} />
      <TextIn reply={reply} known={room.titleEn} name="titleEn" lang="en" label={t(w.roomEn)} optional maxLength={120} />
      <TextIn
        reply={reply}
        known={room.bedsZh}
        name="bedsZh"
        lang="zh-CN"
        label={t(w.bedsZh)}
        placeholder={t(w.bedsExample)}
        optional
        maxLength={200}
      />
      <TextIn reply={reply} known={room.bedsEn} name="bedsEn" lang="en" label={t(w.bedsEn)} optional maxLength={400} />
      <TextIn
        reply={reply}
        known={room.amenities.join(locale === 'zh' ? '、' : ', ')}
        name="amenities"
        label={t(w.amenities)}
        hint={t(w.listHint)}
        optional
      />
      <AreaIn reply={reply} known={room.storyZh} name="storyZh" lang="zh-CN" label={t(w.storyZh)} optional maxLength={2000} rows={3} />
      <AreaIn reply={reply} known={room.storyEn} name="storyEn" lang="en" label={t(w.storyEn)} optional maxLength={4000} rows={3} />
      <div className="pair">
        <NumberIn reply={reply} known={room.adults} name="adults" label={t(w.adults)} required />
        <NumberIn reply={reply} known={room.children} name="children" label={t(w.children)} required />
        <NumberIn reply={reply} known={room.extraBeds} name="extraBeds" label={t(w.extraBeds)} required />
        <MoneyIn reply={reply} known={room.extraBedMinor || null} name="extraBed" label={t(w.extraBed)} optional />
      </div>
    </>
  )
}

function RoomPrices({ room, reply }: Props) {
  const { t } = useLocale()
  return (
    <>
      <BrushHeading>{t(w.prices)}</BrushHeading>
      <div className="pair">
        <MoneyIn reply={reply} known={room.baseMinor} name="base" label={t(w.base)} required />
        <MoneyIn reply={reply} known={room.weekendMinor} name="weekend" label={t(w.weekend)} hint={t(w.asBase)} optional />
        <MoneyIn reply={reply} known={room.peakMinor} name="peak" label={t(w.peak)} hint={t(w.asWeekend)} optional />
      </div>
      <div className="pair">
        <SelectField
          name="pricePer"
          label={t(w.pricePer)}
          placeholder={false}
          defaultValue={typedText(reply, 'pricePer', room.pricePer)}
          options={(['unit', 'person'] as const).map((per) => ({ value: per, label: t(w[`price-${per}`]) }))}
        />
        <NumberIn reply={reply} known={room.childPercent} name="childPercent" label={t(w.childPercent)} required suffix="%" />
      </div>
    </>
  )
}

function RoomLimits({ room, reply }: Props) {
  const { t, locale } = useLocale()
  const weekdays = weekdayNames(locale).map(({ long }, n) => ({ value: String(n + 1), label: long }))
  return (
    <>
      <BrushHeading>{t(w.limits)}</BrushHeading>
      <div className="pair">
        <NumberIn reply={reply} known={room.minNights} name="minNights" label={t(w.minNights)} required />
        <NumberIn reply={reply} known={room.maxNights} name="maxNights" label={t(w.maxNights)} required />
        <NumberIn reply={reply} known={room.gapNights} name="gapNights" label={t(w.gapNights)} required />
      </div>
      <div className="pair">
        <NumberIn reply={reply} known={room.noticeDays} name="noticeDays" label={t(w.noticeDays)} required />
        <TextIn reply={reply} known={room.noticeBy} name="noticeBy" type="time" label={t(w.noticeBy)} required />
        <NumberIn reply={reply} known={room.horizonDays} name="horizonDays" label={t(w.horizonDays)} required />
      </div>
      <Ticks reply={reply} name="noArrivalOn" label={t(w.noArrivalOn)} known={room.noArrivalOn.map(String)} options={weekdays} />
      <Ticks reply={reply} name="noDepartureOn" label={t(w.noDepartureOn)} known={room.noDepartureOn.map(String)} options={weekdays} />
    </>
  )
}

/** All a host says of a kind of room. */
export function RoomFields(props: Props) {
  return (
    <>
      <RoomWords {...props} />
      <RoomPrices {...props} />
      <RoomLimits {...props} />
    </>
  )
}
