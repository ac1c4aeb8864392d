import { useLocale } from '#app/i18n/use-locale'
import { house as w } from '#app/i18n/words/staying/house'
import { BrushHeading } from '#app/ui/brush-heading'
import { Checkbox } from '#app/ui/fields/checkbox'
import { SelectField } from '#app/ui/fields/select-field'
import type { EditedHouse } from './house'
import { BookingKindField, CancelTierField, KindField, Ticks } from './house-choices'
import { AreaIn, MoneyIn, TextIn, type Typed, typedText } from './text-in'

type Props = { house: EditedHouse; reply: Typed }

function HouseStory({ house, reply }: Props) {
  const { t, locale } = useLocale()
  const list = (words: readonly string[]) => words.join(locale === 'zh' ? '、' : ', ')
  return (
    <>
      <BrushHeading>{t(w.story)}</BrushHeading>
      <TextIn reply={reply} known={house.titleZh} name="titleZh" lang="zh-CN" label={t(w.titleZh)} required maxLength={60} />
      <TextIn reply={reply} known={house.titleEn} name="titleEn" lang="en" label={t(w.titleEn)} optional maxLength={120} />
      <KindField reply={reply} known={house.kind} />
      <AreaIn reply={reply} known={house.storyZh} name="storyZh" lang="zh-CN" label={t(w.storyZh)} optional maxLength={4000} rows={5} />
      <AreaIn reply={reply} known={house.storyEn} name="storyEn" lang="en" label={t(w.storyEn)} optional maxLength={8000} rows={5} />
      <TextIn reply={reply} known={list(house.amenities)} name="amenities" label={t(w.amenities)} hint={t(w.listHint)} optional />
      <TextIn reply={reply} known={list(house.activities)} name="activities" label={t(w.activities)} hint={t(w.doHint)} optional />
      <Ticks
        reply={reply}
        name="mealsIncluded"
        label={t(w.meals)}
        known={house.mealsIncluded}
        options={(['breakfast', 'lunch', 'dinner'] as const).map((meal) => ({ value: meal, label: t(w[`meal-${meal}`]) }))}
      />
      <AreaIn reply={reply} known={house.wayZh} name="wayZh" lang="zh-CN" label={t(w.wayZh)} optional maxLength={1000} rows={3} />
      <AreaIn reply={reply} known={house.wayEn} name="wayEn" lang="en" label={t(w.wayEn)} optional maxLength={2000} rows={3} />
    </>
  )
}

function HouseRules({ house, reply }: Props) {
  const { t } = useLocale()
  const touched = Object.keys(reply.values).length > 0
  return (
    <>
      <BrushHeading>{t(w.houseRules)}</BrushHeading>
      <div className="pair">
        <TextIn reply={reply} known={house.arrivalFrom} name="arrivalFrom" type="time" label={t(w.arrivalFrom)} required />
        <TextIn reply={reply} known={house.arrivalUntil} name="arrivalUntil" type="time" label={t(w.arrivalUntil)} optional />
        <TextIn reply={reply} known={house.departureBy} name="departureBy" type="time" label={t(w.departureBy)} required />
      </div>
      <div className="pair">
        <SelectField
          name="pets"
          label={t(w.pets)}
          placeholder={false}
          defaultValue={typedText(reply, 'pets', house.pets)}
          options={(['no', 'ask', 'yes'] as const).map((value) => ({ value, label: t(w[`pets-${value}`]) }))}
        />
        <SelectField
          name="smoking"
          label={t(w.smoking)}
          placeholder={false}
          defaultValue={typedText(reply, 'smoking', house.smoking)}
          options={(['no', 'outside', 'yes'] as const).map((value) => ({ value, label: t(w[`smoking-${value}`]) }))}
        />
      </div>
      <Checkbox name="children" label={t(w.childrenWelcome)} defaultChecked={touched ? reply.values.children === 'on' : house.children} />
      <AreaIn reply={reply} known={house.rulesZh} name="rulesZh" lang="zh-CN" label={t(w.rulesZh)} optional maxLength={1000} rows={3} />
      <AreaIn reply={reply} known={house.rulesEn} name="rulesEn" lang="en" label={t(w.rulesEn)} optional maxLength={2000} rows={3} />
    </>
  )
}

function HouseTerms({ house, reply }: Props) {
  const { t } = useLocale()
  return (
    <>
      <BrushHeading>{t(w.terms)}</BrushHeading>
      <BookingKindField reply={reply} known={house.bookingKind} />
      <CancelTierField reply={reply} known={house.cancelTier} />
      <MoneyIn reply={reply} known={house.cleaningMinor || null} name="cleaning" label={t(w.cleaning)} optional />
      <MoneyIn reply={reply} known={house.depositMinor || null} name="deposit" label={t(w.deposit)} optional />
      <TextIn reply={reply} known={house.depositZh} name="depositZh" lang="zh-CN" label={t(w.depositZh)} optional maxLength={400} />
      <TextIn reply={reply} known={house.depositEn} name="depositEn" lang="en" label={t(w.depositEn)} optional maxLength={800} />
      <BrushHeading>{t(w.papers)}</BrushHeading>
      <p className="field-hint">{t(w.papersHint)}</p>
      {(['business', 'filing', 'fire', 'hygiene', 'food'] as const).map((paper) => (
        <TextIn key={paper} reply={reply} known={house.papers[paper]} name={paper} label={t(w[paper])} optional maxLength={60} />
      ))}
    </>
  )
}

/** All a host says of his house, in the order of its page. */
export function HouseFields(props: Props) {
  return (
    <>
      <HouseStory {...props} />
      <HouseRules {...props} />
      <HouseTerms {...props} />
    </>
  )
}
