import type { AuthoredClaim } from '@/lib/dossier/format/authoring'
import { withReason } from '@/lib/dossier/format/unsourced'
import { writeMarks } from '@/lib/dossier/format/mark-syntax'
import type { Claim, Dossier } from '@/lib/dossier/format/schema'
import type { ImportRecord } from '@/lib/dossier/format/import-record'
import { groupedBy } from '@/lib/text/grouped-by'
import type { AuthoredContent } from './types'

/** A compiled dossier in the form that people edit. The examples and remarks of its authors are not in the compiled form. */
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

/** The content of an import record, without its form and its counts. */
export function contentOfRecord(record: ImportRecord, dossier: Pick<Dossier, 'parts' | 'lanes'>): AuthoredContent {
  const { form: _form, counts: _counts, ...content } = record
  return { ...content, parts: dossier.parts, lanes: dossier.lanes }
}

/** A compiled claim as people write it: `compileClaim` gives the same again, with a section. */
export function authoredOf(claim: Claim): AuthoredClaim {
  const { topic, marks, phrasings, section, ...rest } = claim
  return {
    ...rest,
    ...withReason(claim),
    section: section ?? (topic || 'Claims'),
    text: writeMarks({ text: claim.text, marks }),
    phrasings: phrasings.map(writeMarks),
    examples: { contradicts: [], unrelated: [], reported: [] },
    remarks: [],
  }
}
