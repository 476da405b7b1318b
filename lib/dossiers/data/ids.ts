import { slugOf } from '@/lib/dossier/format/claim-id'
import { knownKey } from '@/lib/dossier/format/warnings'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import { contentId } from '@/lib/text/content-id'
import type { InstalledDossier } from './types'

/**
 * The id for a new dossier: from its subject's name; never one of `taken`. Devices give one subject the same id, and two subjects
 * different ones: where the name has more than the slug says ("C++", other scripts), a number made of it follows.
 */
export function freshId(subject: string, taken: ReadonlySet<string>): string {
  const slug = slugOf(subject)
  const isWhole = slug.replaceAll('-', ' ') === plain(subject) && slug !== BUNDLED_ID
  const base = isWhole ? slug : `${slug || 'subject'}-${contentId([plain(subject)]).slice(-8)}`
  let id = base
  for (let n = 2; taken.has(id); n += 1) id = `${base}-${n}`
  return id
}

/** Whether two names are of one subject: the same letters, whatever their case, form and blanks. */
export function isSameSubject(name: string, other: string): boolean {
  return plain(name) === plain(other)
}

function plain(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
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
  const same = known.filter((one) => one.id !== BUNDLED_ID && isSameSubject(one.subject.name, subject))
  const withKey = same.find((one) => signedBy !== null && knownKey(one) === signedBy)
  return withKey ?? same[0] ?? null
}

/** The removed dossier that comes back in a version of it: on the same subject, and with the same key or both without one. */
export function removedVersion<One extends Known>(
  subject: string,
  signedBy: string | null,
  removed: readonly One[],
): One | null {
  return sameDossier(
    subject,
    signedBy,
    removed.filter((one) => knownKey(one) === signedBy),
  )
}
