/**
 * The 24 terms from 立春: address, name in the calendar package, the month each begins in, and two specialities of Huzhou in
 * season on its first day (codes of `produce.csv`).
 */
export const seasonTerms = [
  { slug: 'lichun', calendarKey: 'the_beginning_of_spring', month: 2, ripe: ['P011', 'P042'] },
  { slug: 'yushui', calendarKey: 'rain_water', month: 2, ripe: ['P042', 'P056'] },
  { slug: 'jingzhe', calendarKey: 'the_waking_of_insects', month: 3, ripe: ['P012', 'P001'] },
  { slug: 'chunfen', calendarKey: 'the_spring_equinox', month: 3, ripe: ['P001', 'P014'] },
  { slug: 'qingming', calendarKey: 'pure_brightness', month: 4, ripe: ['P002', 'P014'] },
  { slug: 'guyu', calendarKey: 'grain_rain', month: 4, ripe: ['P003', 'P068'] },
  { slug: 'lixia', calendarKey: 'the_beginning_of_summer', month: 5, ripe: ['P032', 'P082'] },
  { slug: 'xiaoman', calendarKey: 'lesser_fullness_of_grain', month: 5, ripe: ['P043', 'P032'] },
  { slug: 'mangzhong', calendarKey: 'grain_in_beard', month: 6, ripe: ['P038', 'P039'] },
  { slug: 'xiazhi', calendarKey: 'the_summer_solstice', month: 6, ripe: ['P033', 'P041'] },
  { slug: 'xiaoshu', calendarKey: 'lesser_heat', month: 7, ripe: ['P036', 'P013'] },
  { slug: 'dashu', calendarKey: 'greater_heat', month: 7, ripe: ['P034', 'P023'] },
  { slug: 'liqiu', calendarKey: 'the_beginning_of_autumn', month: 8, ripe: ['P019', 'P018'] },
  { slug: 'chushu', calendarKey: 'the_end_of_heat', month: 8, ripe: ['P022', 'P044'] },
  { slug: 'bailu', calendarKey: 'white_dew', month: 9, ripe: ['P049', 'P020'] },
  { slug: 'qiufen', calendarKey: 'the_autumn_equinox', month: 9, ripe: ['P063', 'P050'] },
  { slug: 'hanlu', calendarKey: 'code_dew', month: 10, ripe: ['P051', 'P040'] },
  { slug: 'shuangjiang', calendarKey: 'frost_descent', month: 10, ripe: ['P048', 'P046'] },
  { slug: 'lidong', calendarKey: 'the_beginning_of_winter', month: 11, ripe: ['P056', 'P027'] },
  { slug: 'xiaoxue', calendarKey: 'lesser_snow', month: 11, ripe: ['P010', 'P056'] },
  { slug: 'daxue', calendarKey: 'greater_snow', month: 12, ripe: ['P070', 'P026'] },
  { slug: 'dongzhi', calendarKey: 'the_winter_solstice', month: 12, ripe: ['P057', 'P085'] },
  { slug: 'xiaohan', calendarKey: 'lesser_cold', month: 1, ripe: ['P010', 'P029'] },
  { slug: 'dahan', calendarKey: 'greater_cold', month: 1, ripe: ['P058', 'P047'] },
] as const satisfies readonly { slug: string; calendarKey: string; month: number; ripe: readonly [string, string] }[]

export type TermSlug = (typeof seasonTerms)[number]['slug']

export const isTermSlug = (text: string | undefined): text is TermSlug => seasonTerms.some((term) => term.slug === text)

/** Ripe in a month, told from goods that are there all year. */
export const isInSeason = (seasonMonths: readonly number[], month: number) => seasonMonths.length < 12 && seasonMonths.includes(month)
