import { useEffect, useState } from 'react'
import { screenHref } from '@/lib/dossiers/screen-href'
import type { InstalledDossier } from '@/lib/dossiers/types'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import type { Route } from './route'

/** Address of the dossier that was open last, also in an earlier panel; the bundled one where it is not installed any more. */
export function useLastDossier(route: Route, installed: readonly InstalledDossier[] | null): string {
  const [last, setLast] = useState(() => localStorage.getItem(KEY) ?? BUNDLED_ID)
  const open = route.screen === 'dossier' ? (route.dossier ?? BUNDLED_ID) : last
  if (open !== last) setLast(open)
  useEffect(() => localStorage.setItem(KEY, open), [open])
  const isThere = installed?.some(({ id }) => id === open) ?? false
  return isThere && open !== BUNDLED_ID ? screenHref(open) : '#/dossier'
}

const KEY = 'last-dossier'
