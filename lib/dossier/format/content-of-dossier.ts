import { groupedBy } from '@/lib/text/grouped-by'
import type { AuthoredClaim } from './authoring'
import type { AuthoredDossier } from './compile'
import type { AuthoredContent, ImportRecord } from './import-record'
import { writeMarks } from './mark-syntax'
import type { Claim, Dossier } from './schema'

/** Converts a compiled dossier to the form that people edit. Examples and remarks are lost: compiling drops them. */
export function contentOfDossier(dossier: Dossier): AuthoredContent {
  const { subject, asOf, version, sources, entities, parts, lanes, introduction, contact, research } = dossier
  const topics = groupedBy(dossier.claims, ({ topic }) => topic)
  return {
    subject,
    asOf,
    version,
    topics: [...topics].map(([topic, claims]) => ({ topic: topic || 'Claims', claims: claims.map(authoredOf) })),
    sources,
    entities,
    remarks: [],
    parts,
    lanes,
    introduction,
    contact,
    research,
  }
}

/** The content of a compiled folder, with the examples and remarks of its authors. */
export function contentOfFolder({
  authored,
  dossier,
}: {
  authored: AuthoredDossier
  dossier: Dossier
}): AuthoredContent {
  const { claims: _compiled, ...head } = dossier
  return {
    ...head,
    topics: authored.claims.map(({ content }) => content),
    sources: authored.sources,
    remarks: authored.dossier.remarks,
  }
}

/** The content of an import record, without its form and its counts. */
export function contentOfRecord(record: ImportRecord, dossier: Pick<Dossier, 'parts' | 'lanes'>): AuthoredContent {
  const { form: _form, counts: _counts, ...content } = record
  return { ...content, parts: dossier.parts, lanes: dossier.lanes }
}

/** Converts a compiled claim to the authored form. `compileClaim` turns it back into the same claim, with a section. */
export function authoredOf(claim: Claim): AuthoredClaim {
  const { topic, marks, phrasings, section, ...rest } = claim
  return {
    ...rest,
    ...splitUnsourcedReason(claim),
    section: section || topic || 'Claims',
    text: writeMarks({ text: claim.text, marks }),
    phrasings: phrasings.map(writeMarks),
    examples: { contradicts: [], unrelated: [], reported: [] },
    remarks: [],
  }
}

/**
 * Separates the reason why a claim has no source from its notes: the compiler appended it to them. A claim in doubt
 * whose only note this is keeps it, since its doubt needs a note.
 */
function splitUnsourcedReason({ sources, notes, status }: Claim): { notes: string[]; unsourced?: string } {
  const reason = notes.at(-1)
  const hasReason = sources.length === 0 && (status === 'established' || notes.length > 1)
  return hasReason && reason !== undefined ? { notes: notes.slice(0, -1), unsourced: reason } : { notes }
}
