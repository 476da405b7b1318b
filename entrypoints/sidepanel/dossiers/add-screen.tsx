import { useEffect, useSyncExternalStore } from 'react'
import '@/components/transfer/import.css'
import { AddView } from '@/components/dossiers/add-view'
import type { Adder } from '@/lib/app/dossiers/add-dossier'

export interface AddScreenProps {
  adder: Adder
  onCheckPage: (() => void) | null
}

/** A dossier from a file. Reading goes on while the user is in another screen. */
export function AddScreen({ adder, onCheckPage }: AddScreenProps) {
  const state = useSyncExternalStore(adder.subscribe, adder.state)
  // After the added dossier was shown, the view starts again for another one.
  useEffect(
    () => () => {
      if (adder.state().step === 'added') adder.actions.again()
    },
    [adder],
  )
  return <AddView state={state} actions={adder.actions} onCheckPage={onCheckPage} />
}
