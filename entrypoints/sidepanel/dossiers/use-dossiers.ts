import { useEffect, useState } from 'react'
import type { InstalledDossier } from '@/lib/dossiers/data/types'
import { watchDossiers } from '@/lib/dossiers/data/watch'

export interface Dossiers {
  /** The bundled one first; null: not read yet. */
  installed: readonly InstalledDossier[] | null
  removed: readonly InstalledDossier[]
  /** They cannot be read. */
  isBroken: boolean
}

/** The installed and the removed dossiers, as they change in any part of the extension. */
export function useDossiers(): Dossiers {
  const [held, setHeld] = useState<Dossiers>({ installed: null, removed: [], isBroken: false })
  useEffect(() => {
    let isLive = true
    const read = async () => {
      try {
        // Findings of the bundled dossier show before this part is loaded.
        const { listDossiers, listRemoved } = await import('@/lib/dossiers/data/store')
        const [installed, removed] = await Promise.all([listDossiers(), listRemoved()])
        if (isLive) setHeld({ installed, removed, isBroken: false })
      } catch (error) {
        console.error('Claimlight: the dossiers cannot be read', error)
        if (isLive) setHeld((before) => ({ ...before, isBroken: true }))
      }
    }
    const stop = watchDossiers(() => void read())
    void read()
    return () => {
      isLive = false
      stop()
    }
  }, [])
  return held
}
