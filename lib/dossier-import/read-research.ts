import type { AuthoredClaim, Remark } from '@/lib/dossier/authoring'
import { asOfIn } from './as-of'
import type { Document } from './block'
import { styleOf } from './citations'
import { placeDoubt, traitsOf } from './doubts'
import { entitiesIn } from './entities-in'
import { outlineOf } from './outline'
import type { ProblemList } from './problem-list'
import { ClaimWriter } from './claim-writer'
import { readDoubt } from './read-doubt'
import { SectionReader } from './section-reader'
import { SourceList } from './source-list'
import { subjectOf } from './subject-of'
import type { ImportOptions, ImportProgress, ImportRecord, ImportTopic } from './types'

/** Converts a research document: its sentences with citations become claims, its doubts their status and notes. */
export function* readResearch(
  document: Document,
  form: 'autoresearch' | 'report',
  options: ImportOptions,
  problems: ProblemList,
): ImportProgress {
  const outline = outlineOf(document.blocks, document.title)
  const sources = new SourceList(problems)
  // Numbers are kept, so they come before entries with only a name.
  const isNumber = (label: string) => /^\d+$/.test(label)
  const entries = outline.entries.map((entry, index) => ({ ...entry, label: entry.label ?? String(index + 1) }))
  for (const numbered of [true, false]) {
    for (const { block, label, tier } of entries) if (isNumber(label) === numbered) sources.addEntry(label, block, tier)
    yield 0.05
  }
  const { subject, guessed } = subjectOf(titleOf(outline.title), document.blocks, options.subject)
  if (guessed) problems.add({ level: 'noted', code: 'subject-guessed', words: subject.name })
  const asOf = options.asOf === undefined ? asOfIn(document, options.today) : { asOf: options.asOf, guessed: false }
  if (asOf.guessed) problems.add({ level: 'noted', code: 'date-guessed', words: asOf.asOf })
  yield 0.1

  const writer = new ClaimWriter(problems)
  const known = { knows: (label: string) => sources.knows(label), references: document.references }
  const reader = new SectionReader({ subject, sources, writer, problems, known, style: styleOf(document.blocks) })
  const total = outline.sections.reduce((sum, { paragraphs }) => sum + paragraphs.length, 1)
  let done = 0
  for (const section of outline.sections) {
    for (const paragraph of section.paragraphs) {
      reader.read(paragraph.block, section, paragraph.part)
      done += 1
      if (done % 20 === 0) yield 0.1 + (0.7 * done) / total
    }
  }
  const remarks: Remark[] = []
  const ofSubject = new Set([subject.name, ...subject.aliases].join(' ').toLowerCase().split(/\s+/))
  const traits = new Map<AuthoredClaim, ReturnType<typeof traitsOf>>()
  for (const section of outline.sections) {
    for (const { block, of, ofReviewers } of section.doubts) {
      const { doubts, line } = readDoubt(block, ofReviewers, sources, known)
      for (const doubt of doubts) {
        const named = of === null ? null : writer.claimsOfHeading(of)
        const claims = named && named.length > 0 ? named : writer.claimsOf(section)
        const placed = placeDoubt(
          doubt,
          claims.map((claim) => {
            const own = traits.get(claim) ?? traitsOf(claim.text, ofSubject)
            traits.set(claim, own)
            return { claim, traits: own }
          }),
          ofSubject,
        )
        if (placed || doubt.explains) continue
        problems.add({ level: 'noted', code: 'unplaced-doubt', line, words: doubt.text })
        remarks.push({ says: doubt.text, ...(section.heading ? { from: section.heading } : {}) })
      }
      yield 0.85
    }
  }
  if (sources.size === 0) problems.add({ level: 'refused', code: 'no-sources' })
  else if (writer.claims.length === 0) problems.add({ level: 'refused', code: 'no-claims' })
  if (writer.claims.length === 0) return { ok: false, problems: problems.all }
  const record: ImportRecord = {
    form,
    subject,
    asOf: asOf.asOf,
    version: asOf.asOf.replaceAll('-', '.'),
    topics: topicsOf(writer),
    sources: sources.list(),
    entities: entitiesIn(document.blocks, subject),
    remarks,
    counts: reader.counts,
  }
  return { ok: true, record, problems: problems.all }
}

/** "Ada Quist — Autoresearch" is on Ada Quist. */
function titleOf(title: string | undefined): string | undefined {
  return title?.replace(/\s+[—–|-]\s+Autoresearch\s*$/i, '')
}

function topicsOf(writer: ClaimWriter): ImportTopic[] {
  const topics = new Map<string, AuthoredClaim[]>()
  for (const claim of writer.claims) {
    const topic = writer.topicOf(claim)
    const list = topics.get(topic)
    if (list) list.push(claim)
    else topics.set(topic, [claim])
  }
  return [...topics].map(([topic, claims]) => ({ topic, claims }))
}
