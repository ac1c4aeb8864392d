import { type Locale, say } from '#app/i18n/words'
import { houseRuleWords as w } from '#app/i18n/words/houses/rules'
import { stayKinds } from '#app/i18n/words/staying/stay-cards'
import { wishWords } from '#app/i18n/words/staying/wishes'
import { formatMoney } from '#app/kernel/money'
import type { House } from '#app/stays/house/house-queries.server'

type Row = [name: string, value: string]

const papers = ['business', 'filing', 'fire', 'hygiene', 'food'] as const

/** Hours and house rules in rows, and the sentences beside them: said here, so that the page need not carry every rule there is. */
export function sayRules(locale: Locale, house: House, { meals, depositText }: { meals: readonly string[]; depositText: string }) {
  const { arrivalFrom: from, arrivalUntil: until, departureBy: by, depositMinor, currency } = house
  const money = formatMoney(depositMinor, currency, locale, { dropZeros: true })
  const rules: Row[] = [
    [say(locale, w.arrive), until ? say(locale, w.arriveBetween, { from, until }) : say(locale, w.arriveFrom, { from })],
    [say(locale, wishWords.departure), say(locale, w.leaveBy, { by })],
    ...(meals.length > 0 ? [[say(locale, w.meals), meals.join(say(locale, wishWords.listSeparator))] satisfies Row] : []),
    [say(locale, w.pets), say(locale, w[`pets-${house.pets}`])],
    [say(locale, w.smoking), say(locale, w[`smoking-${house.smoking}`])],
    [say(locale, w.children), say(locale, house.children ? w['children-yes'] : w['children-no'])],
  ]
  return {
    rules,
    papers: papers.map((paper): Row => [say(locale, w[`paper-${paper}`]), house.papers[paper] || say(locale, w.noPaper)]),
    depositSaid: depositMinor > 0 ? say(locale, w.deposit, { money, text: depositText }) : say(locale, w.noDeposit),
    identityText: say(locale, w.identity),
  }
}

/** What search engines and shared links say of a house. */
export function sayHouse(locale: Locale, house: House, said: { place: string; refund: string; fromMinor: number | null }): string {
  const price = said.fromMinor === null ? '' : formatMoney(said.fromMinor, house.currency, locale, { dropZeros: true })
  return say(locale, w.description, { place: said.place, kind: say(locale, stayKinds[house.kind]), price, refund: said.refund })
}
