import { useLocale } from '#app/i18n/use-locale'
import { orderWords as w } from '#app/i18n/words/buying/orders'
import { formatInstant } from '#app/kernel/day'
import { Written } from '#app/ui/written'
import type { OrderView } from './order-view'

/** What was reported and what was answered, told from the reader's side. */
export function OrderProblems({ problems, reader }: { problems: OrderView['problems']; reader: 'buyer' | 'others' }) {
  const { locale, t } = useLocale()
  if (problems.length === 0) return null
  return (
    <section className="grid gap-2">
      <h4 className="text-base">{t(w.problems)}</h4>
      <ul className="grid gap-3">
        {problems.map((problem) => (
          <li key={problem.id}>
            <p className="text-sm text-ink-2">
              {t(reader === 'buyer' ? w.problemAt : w.problemOf, { time: formatInstant(problem.createdAt, locale) })}
            </p>
            <p className="whitespace-pre-line">
              <Written>{problem.text}</Written>
            </p>
            {problem.answeredAt ? (
              <>
                <p className="text-sm text-ink-2">{t(w.answered, { time: formatInstant(problem.answeredAt, locale) })}</p>
                <p className="whitespace-pre-line">
                  <Written>{problem.answer}</Written>
                </p>
              </>
            ) : (
              <p className="text-sm text-ink-2">{t(w.waitingAnswer)}</p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
