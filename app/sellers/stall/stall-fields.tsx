import { useLocale } from '#app/i18n/use-locale'
import { sellers as w } from '#app/i18n/words/selling/sellers'
import { VillagePicker, type VillagePickerProps } from '#app/sellers/villages/village-picker'
import { Checkbox } from '#app/ui/fields/checkbox'
import { GroupFrame } from '#app/ui/fields/field-frame'
import { RadioCards } from '#app/ui/fields/radio-cards'
import { TextArea, TextField } from '#app/ui/fields/text-field'
import { Written } from '#app/ui/written'

export type StallValues = Readonly<Record<string, string | undefined>>
type Errors = Readonly<Record<string, readonly string[] | undefined>>
type FieldsProps = { values: StallValues; errors: Errors }

const kinds = ['household', 'cooperative', 'company', 'collective'] as const

/** The labels of a stall's fields, for the list of what is wrong. */
export function useStallLabels(): Record<string, string> {
  const { t } = useLocale()
  const labels = {
    kind: w.kind,
    nameZh: w.nameZh,
    nameEn: w.nameEn,
    placeSearch: w.village,
    exemption: w.papers,
    uscc: w.uscc,
    payoutName: w.payoutName,
    contactZh: w.contactZh,
    phone: w.phone,
    grows: w.grows,
    storyZh: w.story,
    contactEn: w.contactEn,
    storyEn: w.storyEn,
    flat: w.flat,
    freeFrom: w.freeFrom,
  }
  return Object.fromEntries(Object.entries(labels).map(([field, word]) => [field, t(word)]))
}

/** Who sells, under what name, from where, with what papers. */
export function PapersFields({
  values,
  errors,
  village,
  withEnglish,
}: FieldsProps & { village: Omit<VillagePickerProps, 'error'>; withEnglish: boolean }) {
  const { t } = useLocale()
  const text = (name: string) => ({ name, defaultValue: values[name], error: errors[name] })
  const mayBeRight = errors.uscc !== undefined || values.usccSure === 'on'
  return (
    <>
      <RadioCards
        name="kind"
        label={t(w.kind)}
        columns={2}
        defaultValue={values.kind ?? 'household'}
        error={errors.kind}
        options={kinds.map((kind) => ({ value: kind, label: t(w[kind]), note: t(w[`${kind}Note`]) }))}
      />
      <TextField
        {...text('nameZh')}
        label={t(w.nameZh)}
        hint={<Written>{t(w.nameHint)}</Written>}
        lang="zh-CN"
        maxLength={30}
        autoComplete="organization"
      />
      {withEnglish ? <TextField {...text('nameEn')} label={t(w.nameEn)} optional maxLength={60} lang="en" /> : null}
      <GroupFrame id="village" label={t(w.village)}>
        <VillagePicker {...village} error={errors.placeSearch ?? errors.place} />
      </GroupFrame>
      {/* What concerns households only, and what concerns the others, follows the choice above without a script. */}
      <div className="card p-4 [form:not(:has([value=household]:checked))_&]:hidden">
        <Checkbox
          name="exemption"
          label={t(w.exemption)}
          hint={t(w.exemptionText)}
          defaultChecked={values.exemption === 'on'}
          error={errors.exemption}
        />
      </div>
      <div className="stack [form:has([value=household]:checked)_&]:hidden">
        <TextField
          {...text('uscc')}
          label={t(w.uscc)}
          hint={t(w.usccHint)}
          maxLength={30}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
        />
        {mayBeRight ? <Checkbox name="usccSure" label={t(w.usccSure)} defaultChecked={values.usccSure === 'on'} /> : null}
      </div>
      <TextField {...text('payoutName')} label={t(w.payoutName)} hint={t(w.payoutHint)} maxLength={40} autoComplete="name" />
    </>
  )
}

/** What buyers read about a stall. `withStory` leaves the long texts for later when a stall is opened on a phone. */
export function FaceFields({ values, errors, withStory }: FieldsProps & { withStory: boolean }) {
  const { t } = useLocale()
  const text = (name: string) => ({ name, defaultValue: values[name], error: errors[name] })
  return (
    <>
      <TextField
        {...text('contactZh')}
        label={t(w.contactZh)}
        hint={<Written>{t(w.contactHint)}</Written>}
        lang="zh-CN"
        maxLength={20}
        autoComplete="nickname"
      />
      <TextField {...text('phone')} label={t(w.phone)} hint={t(w.phoneHint)} type="tel" inputMode="tel" autoComplete="tel" maxLength={24} />
      <TextField {...text('grows')} label={t(w.grows)} hint={t(w.growsHint)} lang="zh-CN" maxLength={100} />
      {withStory ? (
        <>
          <TextArea {...text('storyZh')} label={t(w.story)} hint={t(w.storyHint)} lang="zh-CN" optional rows={6} maxLength={4000} />
          <TextField {...text('contactEn')} label={t(w.contactEn)} optional maxLength={40} lang="en" />
          <TextArea {...text('storyEn')} label={t(w.storyEn)} optional rows={6} maxLength={8000} lang="en" />
        </>
      ) : null}
    </>
  )
}
