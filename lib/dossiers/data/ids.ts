import { collapseSpaces } from '@/lib/text/fold-words'
import { slugOfText } from '@/lib/dossier/format/claim-id'
import { REPLACED_MARK } from '@/lib/rows/dossier'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import { contentId } from '@/lib/text/content-id'

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

/**
 * Returns an id for a dossier that another one replaces, under which it lies in the bin. No device gives a dossier such
 * an id, so that syncing never takes it for an installed one.
 */
export function replacedId(id: string, now: string, taken: ReadonlySet<string>): string {
  let at = Date.parse(now)
  while (taken.has(`${id}${REPLACED_MARK}${at}`)) at += 1
  return `${id}${REPLACED_MARK}${at}`
}
