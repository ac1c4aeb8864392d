import { useLocation } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useLocale } from '#app/i18n/use-locale'
import { localizePath } from '#app/i18n/words'
import { frame as w } from '#app/i18n/words/frame'
import { paths } from '#app/paths'
import type { FrameData } from '#app/root'
import { Flash } from '#app/ui/feedback/flash'
import { Icon } from '#app/ui/icon'
import { Link } from '#app/ui/link'
import { type BottomTab, BottomTabs } from '#app/ui/navigation/bottom-tabs'
import { NavigationBar } from '#app/ui/navigation/navigation-bar'
import { SkipLink } from '#app/ui/navigation/skip-link'
import { contact } from './contact-facts'

type FrameProps = { frame: FrameData | undefined; children: ReactNode }

function SealLogo() {
  const { t } = useLocale()
  return (
    <Link to={paths.home()} className="site-logo">
      <span className="site-seal" aria-hidden="true" lang="zh-CN">
        集
      </span>
      <span className="site-name">{t(w.marketName)}</span>
    </Link>
  )
}

function Header({ frame }: { frame: FrameData | undefined }) {
  const { t, locale } = useLocale()
  const { pathname, search } = useLocation()
  const other = locale === 'zh' ? 'en' : 'zh'
  const visitor = frame?.visitor
  return (
    <header className="site-header no-print">
      <div className="site-header-row">
        <SealLogo />
        <nav aria-label={t(w.mainNavigation)} className="site-nav">
          <Link to={paths.market()}>{t(w.market)}</Link>
          <Link to={paths.stays()} className="site-wide-only">
            {t(w.stays)}
          </Link>
          {visitor?.hasStall ? <Link to={paths.sell()}>{t(w.sell)}</Link> : null}
          {visitor?.isOperator ? <Link to={paths.coop()}>{t(w.coop)}</Link> : null}
          <Link to={paths.cart()} className="site-wide-only" aria-label={t(w.cartCount, { n: frame?.cartCount ?? 0 })}>
            {t(w.cart)}
            {frame?.cartCount ? <span aria-hidden="true"> {frame.cartCount}</span> : null}
          </Link>
          <Link to={visitor ? paths.me() : paths.login()} className="site-wide-only">
            {visitor ? t(w.mine) : t(w.login)}
          </Link>
          {frame?.unread ? <Link to={paths.notices()}>{t(w.unread, { n: frame.unread })}</Link> : null}
        </nav>
        <div className="site-tools">
          <Link to={paths.search()} className="site-search-link">
            <Icon name="search" />
            <span className="site-wide-only">{t(w.search)}</span>
            <span className="sr-only site-narrow-only">{t(w.search)}</span>
          </Link>
          <Link to={paths.display()}>{t(w.largeText)}</Link>
          {/* A whole document: language, styles and words change together. */}
          <a
            href={localizePath(pathname, other) + search}
            lang={other === 'en' ? 'en' : 'zh-CN'}
            hrefLang={other === 'en' ? 'en' : 'zh-CN'}
          >
            {t(w.otherLanguage)}
          </a>
        </div>
      </div>
    </header>
  )
}

function Footer() {
  const { t } = useLocale()
  return (
    <footer className="site-footer no-print">
      <div className="site-footer-row">
        <p className="site-footer-phone">
          <span>{t(w.phoneHours)}</span>
          <a href={`tel:${contact.phone.replace(/\D/g, '')}`}>{contact.phone}</a>
        </p>
        <nav aria-label={t(w.footerNavigation)}>
          <ul className="site-footer-links">
            <li>
              <Link to={paths.stays()}>{t(w.stays)}</Link>
            </li>
            <li>
              <Link to={paths.help()}>{t(w.help)}</Link>
            </li>
            <li>
              <Link to={paths.findOrder()}>{t(w.findOrder)}</Link>
            </li>
            <li>
              <Link to={paths.contact()}>{t(w.contact)}</Link>
            </li>
            <li>
              <Link to={paths.about()}>{t(w.about)}</Link>
            </li>
            <li>
              <Link to={paths.rules()}>{t(w.rules)}</Link>
            </li>
            <li>
              <Link to={paths.privacy()}>{t(w.privacy)}</Link>
            </li>
            <li>
              <Link to={paths.licence()}>{t(w.licence)}</Link>
            </li>
            <li>
              <Link to={paths.display()}>{t(w.display)}</Link>
            </li>
          </ul>
        </nav>
        <p className="site-footer-small">{t(w.filing)}</p>
      </div>
    </footer>
  )
}

function Tabs({ frame }: { frame: FrameData | undefined }) {
  const { t } = useLocale()
  const here = localizePath(useLocation().pathname, 'zh')
  const selling = here.startsWith('/sell') && frame?.visitor?.hasStall
  const hosting = /^\/sell\/(calendar|rooms|houses|feeds|occupancy|sessions|requests)/.test(here)
  const buyer: BottomTab[] = [
    { to: paths.home(), label: t(w.home), icon: 'home' },
    { to: paths.market(), label: t(w.market), icon: 'basket' },
    { to: paths.stays(), label: t(w.stays), icon: 'bed' },
    { to: paths.cart(), label: t(w.cart), icon: 'cart', count: frame?.cartCount },
    { to: paths.me(), label: t(w.mine), icon: 'user' },
  ]
  const seller: BottomTab[] = [
    { to: paths.sell(), label: t(w.sellToday), icon: 'store', exact: true },
    { to: paths.sellOrders(), label: t(w.sellOrders), icon: 'list' },
    { to: paths.newListing(), label: t(w.sellNew), icon: 'plus' },
    { to: paths.sellIncome(), label: t(w.sellIncome), icon: 'receipt' },
    { to: paths.me(), label: t(w.mine), icon: 'user' },
  ]
  const host: BottomTab[] = [
    { to: paths.sell(), label: t(w.sellToday), icon: 'store', exact: true },
    { to: paths.sellCalendar(), label: t(w.sellCalendar), icon: 'calendar' },
    { to: paths.sellRooms(), label: t(w.sellRooms), icon: 'home' },
    { to: paths.sellMonths(), label: t(w.sellMonths), icon: 'receipt' },
    { to: paths.me(), label: t(w.mine), icon: 'user' },
  ]
  return <BottomTabs items={selling ? (hosting ? host : seller) : buyer} label={t(w.bottomNavigation)} />
}

/** What stands around every page: bars, test-payment notice, the message left by the last act, footer. */
export function Frame({ frame, children }: FrameProps) {
  const { t } = useLocale()
  return (
    <div className="site has-bottom-tabs">
      <SkipLink />
      <NavigationBar />
      {frame?.sandboxPayments ? (
        <aside className="test-bar no-print" aria-label={t(w.testPayments)}>
          {t(w.testPayments)}
        </aside>
      ) : null}
      <Header frame={frame} />
      <main id="main" tabIndex={-1} className="page">
        {frame?.flash ? <Flash>{frame.flash}</Flash> : null}
        {children}
      </main>
      <Footer />
      <Tabs frame={frame} />
    </div>
  )
}
