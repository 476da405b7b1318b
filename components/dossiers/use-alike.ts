import { useEffect, useState } from 'react'
import type { Alike } from '@/lib/app/dossiers/claim-form'

/** Finds claims of a dossier that are about the same as a statement. */
export type Compare = (text: string, dossier: string) => Promise<Alike>

/** The engine is asked when typing pauses this long. */
const PAUSE_MS = 400

/** The claims that are about the same as what is written, while it is written. */
export function useAlike(text: string, dossier: string, compare: Compare): Alike {
  const [held, setHeld] = useState<{ text: string; dossier: string; alike: Alike } | null>(null)
  useEffect(() => {
    const written = text.trim()
    if (written.length < SHORTEST) return
    let isLive = true
    const timer = setTimeout(() => {
      void compare(written, dossier).then((alike) => {
        if (isLive) setHeld({ text, dossier, alike })
      })
    }, PAUSE_MS)
    return () => {
      isLive = false
      clearTimeout(timer)
    }
  }, [text, dossier, compare])
  return held !== null && held.dossier === dossier && text.trim() !== '' ? held.alike : NONE
}

/** No sentence is shorter. */
const SHORTEST = 12
const NONE: Alike = { same: [], differs: [] }
