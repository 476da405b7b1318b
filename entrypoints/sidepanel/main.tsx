import type { ComponentType } from 'react'
import { flushSync } from 'react-dom'
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
import { locale } from '@/lib/i18n/t'
import { callBackground } from '@/lib/messaging/call'
import { applyBrowserLanguage } from '@/lib/platform/language'
import { fixedTabId, writeWindowIdToUrl } from '@/lib/platform/panel'
import { PanelRoot, type AppProps } from './panel-root'
import { createPanelStore } from './panel-store'
import { startScrollRestoration } from './route'
import { createSettingsStore } from '@/components/panel/use-settings'

// Reads before the first render, which answers a click on the toolbar button at once.
const store = createPanelStore(fixedTabId())
const settingsStore = createSettingsStore()
applyBrowserLanguage()
document.documentElement.lang = locale()
startScrollRestoration()
void writeWindowIdToUrl()
void callBackground('warm-up', null)
const element = document.getElementById('root')
const root = element && createRoot(element)
const render = (App: ComponentType<AppProps> | null) =>
  root?.render(<PanelRoot store={store} settingsStore={settingsStore} App={App} />)
flushSync(() => render(null))
// Not a lazy component: React leaves its fallback on screen for 300 ms.
void import('./app').then((part) => render(part.App))
