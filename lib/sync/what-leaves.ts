import { watchBackups } from '@/lib/notes/data/watch'
import { watchSync } from '@/lib/sync/store'

/** Data that leaves the browser automatically because the user has enabled it. */
export interface WhatLeaves {
  sync: 'off' | 'folder' | 'files'
  /** Backups are made automatically. */
  hasBackups: boolean
}

/**
 * Calls back with what leaves the browser: once it is known, and whenever any part of the extension changes it.
 *
 * @returns a function that stops it
 */
export function watchWhatLeaves(changed: (leaves: WhatLeaves) => void): () => void {
  let sync: WhatLeaves['sync'] | null = null
  let hasBackups: boolean | null = null
  const tell = (): void => {
    if (sync !== null && hasBackups !== null) changed({ sync, hasBackups })
  }
  const ends = [
    watchSync(({ secret, folder }) => {
      sync = secret === null ? 'off' : folder === null ? 'files' : 'folder'
      tell()
    }),
    watchBackups(({ plan }) => {
      hasBackups = plan.every !== 'never' && plan.to !== null
      tell()
    }),
  ]
  return () => ends.forEach((end) => end())
}
