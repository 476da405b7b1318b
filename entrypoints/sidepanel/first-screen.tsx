import { useSyncExternalStore } from 'react'
import { NavigationBar } from '@/components/ui/bar'
import { ReadingPage } from '@/components/ui/section'
import type { PanelStore } from './panel-store'
import { useRoute } from './route'
import { useSettings } from './use-settings'

/** In place of the panel while the bundled dossier is loaded, which takes longer than all else: a click is answered at once. */
export function FirstScreen({ store }: { store: PanelStore }) {
  const { page, isAsked } = useSyncExternalStore(store.subscribe, () => store.state)
  const { screen } = useRoute()
  useSettings() // for the colours
  return (
    <>
      <NavigationBar screen={screen} />
      <main>{screen === 'page' && (isAsked || page?.status === 'reading') && <ReadingPage />}</main>
    </>
  )
}
