import type { NotesRoute } from '@/components/notes/library/notes-route'
import { NotesScreen } from './notes-screen'
import { usePanel } from './panel-context'
import { useEffect, useState, useSyncExternalStore } from 'react'
import '@/components/notes/transfer/import.css'
import { ImportView } from '@/components/notes/transfer/import-view'
import { DAYS_IN_BIN } from '@/lib/notes/data/former-rows'
import type { DeletedAnnotation } from '@/lib/schema/annotation'
import { allDeleted } from '@/lib/notes/data/store'
import { watch } from '@/lib/notes/data/watch'
import { BinView } from '@/components/notes/library/bin-view'
import { callBackground } from '@/lib/messaging/call'
import { daysLeft } from './days-left'
import { t } from '@/lib/i18n/t'

/** The views of the notes: a separate bundle, loaded on first use. */
export default function NotesScreens({ place }: { place: NotesRoute }) {
  switch (place.at) {
    case 'library':
      return <NotesScreen filters={place.filters} />
    case 'bin':
      return <BinScreen />
    case 'import':
      return <ImportScreen />
  }
}

/** Import of notes. A running import continues in other views. */
function ImportScreen() {
  const { importer } = usePanel()
  return <ImportView state={useSyncExternalStore(importer.subscribe, importer.state)} actions={importer.actions} />
}

/** Deleted notes; read only while this view is open. */
function BinScreen() {
  const { onDone } = usePanel()
  const [deleted, setDeleted] = useState<readonly DeletedAnnotation[] | null>(null)
  const [isBroken, setBroken] = useState(false)
  useEffect(() => watch(allDeleted, setDeleted, () => setBroken(true)), [])
  const bringBack = ({ id }: DeletedAnnotation) => {
    void callBackground('restore-annotations', { ids: [id] }).then((reply) => {
      if (reply.ok) onDone(t('library.backAgain', 1), () => void callBackground('delete-annotations', { ids: [id] }))
    })
  }
  return (
    <BinView
      deleted={deleted}
      isBroken={isBroken}
      daysLeft={({ deleted: since }) => daysLeft(since, DAYS_IN_BIN)}
      onBringBack={bringBack}
      onDeletePermanently={(ids) => void callBackground('empty-bin', { ids: ids === null ? null : [...ids] })}
    />
  )
}
