import { slugOf } from '@/lib/dossier/claim-id'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'

/** The id for a new dossier: from its subject's name, so that the next version of it is recognised; never one of `taken`. */
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
