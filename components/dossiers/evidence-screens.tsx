import './dossiers.css'
import '@/components/notes/transfer/import.css'
import type { DossiersRoute } from '@/lib/dossiers/dossiers-route'
import { AddScreen } from './add-screen'
import { DossiersScreen } from './dossiers-screen'

/** The screens for installed and new dossiers: a separate bundle, loaded when the first one is opened. */
export default function EvidenceScreens({ place }: { place: DossiersRoute }) {
  switch (place.at) {
    case 'list':
      return <DossiersScreen />
    case 'add':
      return <AddScreen example={place.example} isPasting={place.isPasting} />
  }
}
