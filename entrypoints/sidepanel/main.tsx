import { createRoot } from 'react-dom/client'
import '@/components/ui/tokens.css'
import '@/components/ui/base.css'
import '@/components/ui/controls.css'
import '@/components/check/finding/finding.css'
import '@/components/ui/screens.css'
import '@/components/check/lookup/lookup.css'
import '@/components/notes/editor.css'
import '@/components/dossiers/dossier/dossier.css'
import '@/components/notes/library/library.css'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import { createDossierBook } from '@/lib/dossier/browse/dossier-book'
import { locale } from '@/lib/i18n/t'
import { applyBrowserLanguage } from '@/lib/platform/language'
import { writeWindowIdToUrl } from '@/lib/platform/panel'
import { App } from './app'
import { startScrollRestoration } from './route'

/** The panel of a window, or with `?tabId=N` the panel of one tab, in its own tab. */
const fixedTab = Number(new URLSearchParams(location.search).get('tabId') ?? Number.NaN)
const root = document.getElementById('root')
applyBrowserLanguage()
document.documentElement.lang = locale()
startScrollRestoration()
void writeWindowIdToUrl()
if (root)
  createRoot(root).render(
    <App book={createDossierBook(bundledDossier)} fixedTabId={Number.isInteger(fixedTab) ? fixedTab : null} />,
  )
