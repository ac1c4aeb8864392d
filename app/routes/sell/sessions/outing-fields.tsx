import { useLocale } from '#app/i18n/use-locale'
import { outings as w } from '#app/i18n/words/staying/outings'
import { CancelTierField } from '#app/routes/sell/houses/house-choices'
import { AreaIn, NumberIn, TextIn, type Typed, typedText } from '#app/routes/sell/houses/text-in'
import type { HostOuting } from '#app/stays/outings/outing-queries.server'
import { RadioCards } from '#app/ui/fields/radio-cards'

const pairs = ['meet', 'bring', 'safety', 'rain'] as const

/** What a host says of an outing, empty for a new one. */
export function OutingFields({ outing, reply }: { outing?: HostOuting; reply: Typed }) {
  const { t, locale } = useLocale()
  return (
    <>
      <TextIn
        reply={reply}
        known={outing?.titleZh}
        name="titleZh"
        lang="zh-CN"
        label={t(w.titleZh)}
        placeholder={t(w.titleExample)}
        required
        maxLength={60}
      />
      <TextIn reply={reply} known={outing?.titleEn} name="titleEn" lang="en" label={t(w.titleEn)} optional maxLength={120} />
      <RadioCards
        name="kind"
        label={t(w.kind)}
        columns={3}
        defaultValue={typedText(reply, 'kind', outing?.kind ?? 'picking')}
        options={(['picking', 'study-tour', 'experience'] as const).map((kind) => ({ value: kind, label: t(w[`kind-${kind}`]) }))}
      />
      <AreaIn reply={reply} known={outing?.storyZh} name="storyZh" lang="zh-CN" label={t(w.storyZh)} optional maxLength={4000} />
      <AreaIn reply={reply} known={outing?.storyEn} name="storyEn" lang="en" label={t(w.storyEn)} optional maxLength={8000} />
      <TextIn
        reply={reply}
        known={outing?.activities.join(locale === 'zh' ? '、' : ', ')}
        name="activities"
        label={t(w.activities)}
        hint={t(w.activitiesHint)}
        optional
      />
      {pairs.map((topic) => (
        <div key={topic} className="pair">
          <TextIn
            reply={reply}
            known={outing?.[`${topic}Zh`]}
            name={`${topic}Zh`}
            lang="zh-CN"
            label={t(w[`${topic}Zh`])}
            optional
            maxLength={400}
          />
          <TextIn
            reply={reply}
            known={outing?.[`${topic}En`]}
            name={`${topic}En`}
            lang="en"
            label={t(w[`${topic}En`])}
            optional
            maxLength={800}
          />
        </div>
      ))}
      <div className="pair">
        <NumberIn reply={reply} known={outing?.ageFrom ?? 0} name="ageFrom" label={t(w.ageFrom)} required />
        <NumberIn reply={reply} known={outing?.childUnder ?? 14} name="childUnder" label={t(w.childUnder)} required />
      </div>
      <CancelTierField reply={reply} known={outing?.cancelTier ?? 'weather'} />
    </>
  )
}
