import { collapseSpaces } from '@/lib/text/fold-words'
import { slugOfText } from '@/lib/dossier/format/claim-id'
import { lastKey } from '@/lib/dossier/format/warnings'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import { contentId } from '@/lib/text/content-id'
import type { InstalledDossier } from './types'

/**
 * Returns an id for a new dossier, made from its subject's name and not in `taken`. All devices make the same id of a
 * name. Where the slug loses a part of the name ("C++", other scripts), a hash of the name follows.
 */
export function freshId(subject: string, taken: ReadonlySet<string>): string {
  const slug = slugOfText(subject)
  const isWhole = slug.replaceAll('-', ' ') === normalizedName(subject) && slug !== BUNDLED_ID
  const base = isWhole ? slug : `${slug || 'subject'}-${contentId([normalizedName(subject)]).slice(-8)}`
  let id = base
  for (let n = 2; taken.has(id); n += 1) id = `${base}-${n}`
  return id
}

/** Tells whether two names are equal apart from case, compatibility forms (NFKC) and blanks. */
export function isSameSubject(name: string, other: string): boolean {
  return normalizedName(name) === normalizedName(other)
}

function normalizedName(name: string): string {
  return collapseSpaces(name.normalize('NFKC').toLowerCase())
}

type KnownDossier = Pick<InstalledDossier, 'id' | 'subject' | 'signedBy' | 'lastSignedBy'>

/**
 * Returns the known dossier of which one on this subject is a version: the one with the same key, else the first on the
 * subject; null where there is none. Never returns the bundled one.
 */
export function findSameDossier<One extends KnownDossier>(
  subject: string,
  signedBy: string | null,
  known: readonly One[],
): One | null {
  const same = known.filter((one) => one.id !== BUNDLED_ID && isSameSubject(one.subject.name, subject))
  const withKey = same.find((one) => signedBy !== null && lastKey(one) === signedBy)
  return withKey ?? same[0] ?? null
}

export function removedVersion<One extends KnownDossier>(
  subject: string,
  signedBy: string | null,
  removed: readonly One[],
): One | null {
  return findSameDossier(
    subject,
    signedBy,
    removed.filter((one) => lastKey(one) === signedBy),
  )
}
