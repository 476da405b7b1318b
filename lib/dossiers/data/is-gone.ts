import type { InstalledDossier } from './types'

/** Whether evidence that was added has been replaced or removed since; it is not gone before it is listed. */
export const isGone = (
  added: Pick<InstalledDossier, 'id' | 'added'>,
  installed: readonly InstalledDossier[],
  removed: readonly InstalledDossier[] = [],
): boolean =>
  removed.some(({ id }) => id === added.id) || installed.some((now) => now.id === added.id && now.added !== added.added)
