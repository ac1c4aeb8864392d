import { type ActionFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useRouteLoaderData } from '@remix-run/react'
import { takeForm } from '#app/forms/read-form.server'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, localizePath, say, sayFound, type Word } from '#app/i18n/words'
import { display as w } from '#app/i18n/words/display'
import { paths } from '#app/paths'
import type { loader as rootLoader } from '#app/root'
import { flashHeader } from '#app/routes/flash.server'
import { pageMeta } from '#app/routes/page-meta'
import { Button } from '#app/ui/button'
import { type DisplaySettings, displayChoices, displayCookie } from '#app/ui/display-settings'
import { RadioCards } from '#app/ui/fields/radio-cards'

const YEAR_SECONDS = 365 * 24 * 3600

export const meta: MetaFunction = ({ location, matches }) => {
  const locale = localeOfPath(location.pathname)
  return pageMeta({ locale, matches, path: paths.display(), title: say(locale, w.title), description: say(locale, w.description) })
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await takeForm(request)
  const headers = new Headers()
  for (const name of Object.keys(displayChoices) as (keyof DisplaySettings)[]) {
    const value = String(form.get(name) ?? '')
    if ((displayChoices[name] as readonly string[]).includes(value))
      headers.append('Set-Cookie', `${displayCookie(name)}=${value}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax`)
  }
  headers.append('Set-Cookie', await flashHeader('saved'))
  return redirect(localizePath(paths.display(), localeOfPath(new URL(request.url).pathname)), { headers, status: 303 })
}

export default function Display() {
  const { t, locale } = useLocale()
  const current = useRouteLoaderData<typeof rootLoader>('root')?.display
  return (
    <div className="stack">
      <h1>{t(w.title)}</h1>
      <p className="measure">{t(w.intro)}</p>
      {/* A whole document: the new sizes and colours stand on the very next answer. */}
      <Form method="post" reloadDocument className="stack">
        {(Object.keys(displayChoices) as (keyof DisplaySettings)[]).map((name) => (
          <RadioCards
            key={name}
            name={name}
            label={sayFound(locale, (w as Record<string, Word>)[name] ?? w.title)}
            defaultValue={current?.[name] ?? displayChoices[name][0]}
            options={displayChoices[name].map((value) => ({
              value,
              label: sayFound(locale, (w as Record<string, Word>)[`${name}-${value}`] ?? w.title),
            }))}
          />
        ))}
        <Button>{t(w.save_button)}</Button>
      </Form>
      <h2>{t(w.language)}</h2>
      <p>
        <a href={localizePath(paths.display(), 'zh')} lang="zh-CN" hrefLang="zh-CN">
          中文
        </a>
        {' · '}
        <a href={localizePath(paths.display(), 'en')} lang="en" hrefLang="en">
          English
        </a>
      </p>
    </div>
  )
}
