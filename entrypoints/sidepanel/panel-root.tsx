import { useSyncExternalStore, type ComponentType } from 'react'
import { NavigationBar } from '@/components/ui/bar'
import { ReadingPage } from '@/components/ui/section'
import type { TabState } from '@/components/panel/panel-context'
import type { PanelStore } from './panel-store'
import { useRoute } from './route'
import { useSettings, type SettingsStore } from '@/components/panel/use-settings'

export interface AppProps {
  tab: TabState
  /** Whether the page in the tab is being read, or will be as soon as it is loaded. */
  isReading: boolean
  settings: ReturnType<typeof useSettings>
}

interface PanelRootProps {
  store: PanelStore
  settingsStore: SettingsStore
  /** The panel with all screens; null while it is loaded with the bundled dossier, which takes longer than all else. */
  App: ComponentType<AppProps> | null
}

/** The panel in two stages, which share what is known of tab and settings: the first one answers a click at once. */
export function PanelRoot({ store, settingsStore, App }: PanelRootProps) {
  const tab = useSyncExternalStore(store.subscribe, () => store.state)
  const settings = useSettings(settingsStore)
  const { screen } = useRoute()
  const isComing = tab.isLeft && tab.access !== 'closed' && settings.everySite === true
  const isReading = tab.isAsked || isComing || tab.page?.status === 'reading'
  if (App !== null) return <App tab={tab} isReading={isReading} settings={settings} />
  return (
    <>
      <NavigationBar screen={screen} />
      <main>{screen === 'page' && isReading && <ReadingPage />}</main>
    </>
  )
}
