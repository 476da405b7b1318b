import { knownKey } from '@/lib/dossier/warnings'
import { lookOf } from '@/lib/text/look-alike'
import type { InstalledDossier } from './types'

/** An installed dossier that the user may take a new one for. */
export interface AlikeDossier {
  id: string
  name: string
  /** Whether it is signed, and the new one is not by the same key. */
  isSignedByOther: boolean
}

/** The new dossier: what is known of it before it is stored. */
interface Incoming {
  subject: { name: string; aliases: readonly string[] }
  signedBy: string | null
  /** Id of the dossier that it is a version of. */
  update: string | null
}

/** The installed dossiers, other than the one it is a version of, that have a name or alias which looks the same. */
export function alikeDossiers(installed: readonly InstalledDossier[], incoming: Incoming): AlikeDossier[] {
  const looks = looksOf(incoming.subject)
  return installed
    .filter(({ id, subject }) => id !== incoming.update && [...looksOf(subject)].some((look) => looks.has(look)))
    .map((one) => {
      const key = knownKey({ lastSignedBy: null, ...one })
      return { id: one.id, name: one.subject.name, isSignedByOther: key !== null && key !== incoming.signedBy }
    })
}

/** The installed dossiers with another key that begins or ends like this one, as people compare keys. */
export function alikeKeys(installed: readonly InstalledDossier[], signedBy: string | null): string[] {
  if (signedBy === null) return []
  return installed
    .filter((one) => {
      const key = knownKey({ lastSignedBy: null, ...one })
      if (key === null || key === signedBy) return false
      return key.slice(0, SEEN) === signedBy.slice(0, SEEN) || key.slice(-SEEN) === signedBy.slice(-SEEN)
    })
    .map(({ subject }) => subject.name)
}

/** Digits: two keys share so many by chance in one case of a million. */
const SEEN = 5

function looksOf({ name, aliases }: Incoming['subject']): Set<string> {
  return new Set([name, ...aliases].map(lookOf).filter((look) => look !== ''))
}
