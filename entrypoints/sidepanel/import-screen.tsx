import { useSyncExternalStore } from 'react'
import '@/components/notes/transfer/import.css'
import { ImportView } from '@/components/notes/transfer/import-view'
import type { Importer } from '@/lib/notes/import/importer'

/** Import of notes. A running import continues in other views. */
export default function ImportScreen({ importer }: { importer: Importer }) {
  const state = useSyncExternalStore(importer.subscribe, importer.state)
  return <ImportView state={state} actions={importer.actions} />
}
