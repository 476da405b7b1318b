import { slugOf } from '@/lib/dossier/claim-id'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import type { InstalledDossier } from './types'

/** The id for a new dossier: from its subject's name; never one of `taken`. */
export function freshId(subject: string, taken: ReadonlySet<string>): string {
  const base = idOfSubject(subject)
  let id = base
  for (let n = 2; taken.has(id); n += 1) id = `${base}-${n}`
  return id
}

/** The id that the first dossier about a subject gets. */
export function idOfSubject(subject: string): string {
  const slug = slugOf(subject)
  return slug === '' || slug === BUNDLED_ID ? `subject${slug && `-${slug}`}` : slug
}

type Known = Pick<InstalledDossier, 'id' | 'subject' | 'signedBy' | 'lastSignedBy'>

/**
 * The dossier that another one on this subject is a version of, whatever its id: the one with its key, else the first. Null
 * where there is none; the bundled one never is.
 */
export function sameDossier<One extends Known>(
  subject: string,
  signedBy: string | null,
  known: readonly One[],
): One | null {
  const same = known.filter((one) => one.id !== BUNDLED_ID && idOfSubject(one.subject.name) === idOfSubject(subject))
  const withKey = same.find((one) => signedBy !== null && (one.lastSignedBy ?? one.signedBy) === signedBy)
  return withKey ?? same[0] ?? null
}
