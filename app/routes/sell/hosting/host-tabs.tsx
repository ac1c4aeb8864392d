import { useLocation } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale'
import { localizePath } from '#app/i18n/words'
import { host as w } from '#app/i18n/words/selling/host'
import { paths } from '#app/paths'
import { Tabs } from '#app/ui/navigation/tabs'

/** The pages of a host, one beside the other. */
export function HostTabs() {
  const { t } = useLocale()
  const here = localizePath(useLocation().pathname, 'zh')
  const tabs = [
    { to: paths.sellCalendar(), label: t(w.tabCalendar) },
    { to: paths.sellRooms(), label: t(w.tabRooms) },
    { to: paths.sellSessions(), label: t(w.tabOutings) },
    { to: paths.sellFeeds(), label: t(w.tabFeeds) },
    { to: paths.sellMonths(), label: t(w.tabMonths) },
  ]
  return <Tabs label={t(w.hostNavigation)} items={tabs.map((tab) => ({ ...tab, current: here === tab.to }))} />
}
