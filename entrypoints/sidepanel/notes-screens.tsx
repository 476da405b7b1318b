import type { NotesRoute } from '@/components/notes/library/notes-route'
import { NotesScreen, type NotesScreenProps } from './notes-screen'
import { useEffect, useState } from 'react'
import { DAYS_IN_BIN } from '@/lib/notes/data/purge-bin'
import type { DeletedAnnotation } from '@/lib/schema/annotation'
import { watchBin } from '@/lib/notes/data/watch'
import { BinView } from '@/components/notes/library/bin-view'
import { call } from '@/lib/messaging/call'
import { daysLeft } from './days-left'
import { t } from '@/lib/i18n/t'

type NotesScreensProps = Omit<NotesScreenProps, 'looking'> & { place: Exclude<NotesRoute, { at: 'import' }> }

/** The views of the notes: a separate bundle, loaded on first use. */
export default function NotesScreens({ place, ...rest }: NotesScreensProps) {
  return place.at === 'bin' ? <BinScreen onDone={rest.onDone} /> : <NotesScreen {...rest} looking={place.looking} />
}

interface BinScreenProps {
  onDone: (says: string, undo: () => void) => void
}

/** Deleted notes; read only while this view is open. */
function BinScreen({ onDone }: BinScreenProps) {
  const [deleted, setDeleted] = useState<readonly DeletedAnnotation[] | null>(null)
  const [isBroken, setBroken] = useState(false)
  useEffect(() => watchBin(setDeleted, () => setBroken(true)), [])
  const bringBack = ({ id }: DeletedAnnotation) => {
    void call('restore-annotations', { ids: [id] }).then((reply) => {
      if (reply.ok) onDone(t('library.backAgain', 1), () => void call('delete-annotations', { ids: [id] }))
    })
  }
  return (
    <BinView
      deleted={deleted}
      isBroken={isBroken}
      daysLeft={({ deleted: since }) => daysLeft(since, DAYS_IN_BIN)}
      onBringBack={bringBack}
      onEmpty={(ids) => void call('empty-bin', { ids: ids === null ? null : [...ids] })}
    />
  )
}
