import { createRoot } from 'react-dom/client'
import '@/components/ui/tokens.css'
import '@/components/ui/base.css'
import '@/components/ui/controls.css'
import '@/components/check/finding/finding.css'
import '@/components/ui/screens.css'
import '@/components/welcome/welcome.css'
import { locale, t } from '@/lib/i18n/t'
import { applyBrowserLanguage } from '@/lib/platform/language'
import { WelcomeView } from '@/components/welcome/welcome-view'
import { createSettingsStore, useSettings, useOutgoingData } from '@/components/panel/use-settings'

const settingsStore = createSettingsStore()

/** The page that opens once, after installation. */
function Welcome() {
  const { settings, everySite, refused, setEverySite, onlyWhenAsked } = useSettings(settingsStore)
  return (
    <WelcomeView
      outgoingData={useOutgoingData()}
      asksModel={settings.secondOpinion}
      choice={{ everySite, refused, onEverySite: () => setEverySite(true), onAsk: onlyWhenAsked }}
    />
  )
}

applyBrowserLanguage()
document.documentElement.lang = locale()
document.title = t('welcome.title')
const root = document.getElementById('root')
if (root) createRoot(root).render(<Welcome />)
