import { claimPath, type CompiledFolder, type DossierFolder } from './compile'
import type { Claim, Dossier } from './schema'
import { slugOfText } from './claim-id'
import type { ReportSentence, Research } from './research'
import type { ImportRecord, AuthoredContent } from './import-record'
import { groupedBy } from '@/lib/text/lists'
import type { AuthoredClaim } from './authoring'
import { writeMarks } from './mark-syntax'

/** Converts a record to the dossier folder that authors edit; `compileDossier` accepts it. */
export function folderOf(record: Omit<ImportRecord, 'form' | 'counts'>): DossierFolder {
  const { subject, asOf, version, sources, entities, remarks, introduction, parts, lanes, research } = record
  const claims: [string, unknown][] = []
  const names = new Set<string>()
  const files = new Map<string, string>()
  for (const { topic, claims: own } of record.topics) {
    const slug = slugOfText(topic).slice(0, 50).replace(/-$/, '') || 'topic'
    let file = slug
    for (let n = 2; names.has(file); n += 1) file = `${slug}-${n}`
    names.add(file)
    if (!files.has(topic)) files.set(topic, file)
    claims.push([file, { topic, claims: own.map(withoutEmpty) }])
  }
  const knownIds = new Set(record.topics.flatMap((topic) => topic.claims.map(({ id }) => id)))
  const used = new Set(record.topics.flatMap((topic) => topic.claims.flatMap((claim) => claim.sources)))
  return {
    dossier: {
      subject: withoutEmpty(subject),
      version,
      asOf,
      topics: [...names],
      ...(parts && { parts: withFileNames(parts, files).filter(({ topics }) => topics.length > 0) }),
      ...(lanes && {
        lanes: withFileNames(lanes, files).map(({ milestones, ...lane }) => ({
          ...lane,
          milestones: milestones.filter(({ claim }) => knownIds.has(claim)),
        })),
      }),
      ...(remarks.length > 0 ? { remarks } : {}),
    },
    sources: sources.map(({ unused, ...source }) =>
      used.has(source.n) ? source : { ...source, unused: unused ?? UNUSED_SOURCE_NOTE },
    ),
    entities: entities.map(withoutEmpty),
    claims: Object.fromEntries(claims),
    ...(research && { research: withKnownClaims(research, knownIds) }),
    ...(introduction === undefined ? {} : { introduction }),
  }
}

/** Replaces the topics of groups by their file names. A topic without claims has no file and is left out. */
function withFileNames<T extends { topics: string[] }>(groups: readonly T[], files: ReadonlyMap<string, string>): T[] {
  return groups.map((group) => ({ ...group, topics: group.topics.flatMap((topic) => files.get(topic) ?? []) }))
}

/** Removes from the research the ids of claims that are left out, and the passages and reviews on these claims. */
function withKnownClaims(research: Research, known: ReadonlySet<string>): Research {
  const namingKnown = <T extends { claims: string[] }>(items: T[]): T[] =>
    items.map((item) => ({ ...item, claims: item.claims.filter((id) => known.has(id)) }))
  return {
    ...withReportSentences(research, ({ claims }) => claims.every((id) => known.has(id))),
    questions: namingKnown(research.questions),
    conflicts: namingKnown(research.conflicts),
    passages: research.passages.filter(({ claim }) => known.has(claim)),
    reviews: research.reviews.filter(({ claim }) => claim === undefined || known.has(claim)),
  }
}

export function withReportSentences(
  research: Research,
  fits: (sentence: Pick<ReportSentence, 'claims'>) => boolean,
): Research {
  const { lead, tables } = research
  const sections = research.sections.map((section) =>
    section.prose === undefined
      ? section
      : { ...section, prose: section.prose.map((part) => part.filter(fits)).filter(({ length }) => length > 0) },
  )
  return {
    ...research,
    sections,
    ...(lead && { lead: lead.filter(fits) }),
    ...(tables && { tables: tables.map((table) => ({ ...table, rows: table.rows.filter(fits) })) }),
  }
}

const UNUSED_SOURCE_NOTE = 'No claim cites it.'

/** Lists the YAML files of a folder with their contents. The introduction is Markdown and not among them. */
export function yamlFilesOf(folder: DossierFolder): { path: string; value: unknown }[] {
  return [
    { path: 'dossier.yaml', value: folder.dossier },
    { path: 'sources.yaml', value: folder.sources },
    { path: 'entities.yaml', value: folder.entities },
    ...(folder.research === undefined ? [] : [{ path: 'research.yaml', value: folder.research }]),
    ...Object.entries(folder.claims).map(([file, value]) => ({ path: claimPath(file), value })),
  ]
}

/** Removes empty lists, examples without entries, and undefined values. */
function withoutEmpty<T extends object>(value: T): Partial<T> {
  const kept = Object.entries(value).filter(([key, field]) => {
    if (field === undefined) return false
    if (key === 'examples')
      return Object.values(field as object).some((list: unknown) => Array.isArray(list) && list.length > 0)
    return !Array.isArray(field) || field.length > 0
  })
  return Object.fromEntries(kept) as Partial<T>
}

/** Converts a compiled dossier to the form that people edit. Examples and remarks are lost: compiling drops them. */
export function contentOfDossier(dossier: Dossier): AuthoredContent {
  const { claims: compiled, ...head } = dossier
  const topics = [...groupedBy(compiled, ({ topic }) => topic)].map(([topic, claims]) => ({
    topic: topic || 'Claims',
    claims: claims.map(authoredOf),
  }))
  return { ...head, topics, remarks: [] }
}

/** The content of a compiled folder, with the examples and remarks of its authors. */
export function contentOfFolder({ authored, dossier }: CompiledFolder): AuthoredContent {
  const { claims: _compiled, ...head } = dossier
  return {
    ...head,
    topics: authored.claims.map(({ content }) => content),
    sources: authored.sources,
    remarks: authored.dossier.remarks,
  }
}

/** Returns what is stored of a dossier to install; how its file was read is not. */
export function contentOfRecord(
  record: AuthoredContent & Partial<ImportRecord>,
  dossier: Pick<Dossier, 'parts' | 'lanes'>,
): AuthoredContent {
  const { form: _form, counts: _counts, ...content } = record
  return { ...content, parts: dossier.parts, lanes: dossier.lanes }
}

/** Converts a compiled claim to the authored form. `compileClaim` turns it back into the same claim, with a section. */
function authoredOf(claim: Claim): AuthoredClaim {
  const { topic, marks, phrasings, section, ...rest } = claim
  return {
    ...rest,
    ...splitUnsourcedReason(claim),
    section: section || topic || 'Claims',
    text: writeMarks({ text: claim.text, marks }),
    phrasings: phrasings.map(writeMarks),
    examples: { contradicts: [], unrelated: [] },
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
