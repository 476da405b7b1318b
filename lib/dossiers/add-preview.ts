import { mapDefined } from '@/lib/text/lists'
import type { AuthoredClaim } from '@/lib/dossier/format/authoring'
import type { ImportRecord } from '@/lib/dossier/format/import-record'
import type { ImportProblem, ProblemCode } from '@/lib/dossier/import/import-result'
import { noteOfWords, UNSOURCED_NOTE } from '@/lib/dossier/import/claim-writer'
import { plainWords } from '@/lib/dossier/format/plain-words'
import type { Claim, Dossier, Status, Tier } from '@/lib/dossier/format/schema'
import { pageSourceOf } from '@/lib/dossier/import/with-edits'
import type { AlikeDossier } from '@/lib/dossiers/data/alike'
import { mainNamesOf } from '@/lib/dossiers/data/main-names'
import { sourceKeyOf } from '@/lib/dossiers/data/source-key'
import { countCitedWorks } from '@/lib/dossier/format/research'
import type { EvidenceDocument, InstalledDossier } from '@/lib/dossiers/data/types'

export function previewOf(
  name: string,
  { record, dossier, document, problems }: PreviewedFile,
  { replaces, alike }: PreviewAbout,
) {
  const sources = new Map(dossier.sources.map((source) => [source.n, source]))
  const hasProblem = (code: ImportProblem['code']) => problems.some((problem) => problem.code === code)
  const { subject, asOf, version, claims } = dossier
  // Each statement of a document cites the document itself, which the head of the preview names. A report cites others.
  const first = document === null ? undefined : pageSourceOf(record)?.n
  const pageSourceNumber = claims.every((claim) => claim.sources.some((n) => n === first)) ? first : undefined
  const saidAs = (id: string) => noteOfWords(record.originals?.get(id) ?? '')
  const previewClaim = ({ id, text, status, sources: cited, notes }: AuthoredClaim | Claim): PreviewClaim => ({
    id,
    text,
    status,
    sources: mapDefined(cited.filter((n) => n !== pageSourceNumber).slice(0, 2), (n) => {
      const source = sources.get(n)
      return source && { n, title: source.title, tier: source.tier }
    }),
    doubts: notes.filter((note) => status !== 'established' && ![UNSOURCED_NOTE, saidAs(id)].includes(note)),
    ...originalOf(record.originals?.get(id), text),
  })
  return {
    name,
    form: record.form,
    subject: { name: subject.name, aliases: subject.aliases, kind: subject.kind },
    isSubjectMissing: hasProblem('subject-missing'),
    title: record.title ?? null,
    asOf,
    isDateMissing: hasProblem('date-missing'),
    version,
    claims: claims.length,
    sources: dossier.sources.length,
    works: countCitedWorks(dossier.research),
    document,
    mainNames: document === null ? [] : (document.main ?? mainNamesOf(dossier)),
    inDoubt: claims.filter(({ status }) => status !== 'established').length,
    unrated: dossier.sources.filter(({ tier }) => tier === undefined).length,
    endLinks: record.counts.endLinks ?? 0,
    list: [
      ...mapDefined(problems, ({ claim, code }) => claim && { ...previewClaim(claim), dropped: code }),
      ...claims.map(previewClaim),
    ],
    problems,
    replaces,
    alike,
  }
}

interface PreviewedFile {
  record: ImportRecord
  dossier: Dossier
  /** Present where the file or page is evidence itself. */
  document: EvidenceDocument | null
  problems: readonly ImportProblem[]
}

interface PreviewAbout {
  /** The installed dossier that the file would replace; null where there is none. */
  replaces: Replacement | null
  /** Installed dossiers with a name that looks the same. */
  alike: readonly AlikeDossier[]
}

export type DossierPreview = ReturnType<typeof previewOf>

export interface PreviewClaim {
  id: string
  text: string
  status: Status
  sources: readonly { n: number; title: string; tier: Tier | undefined }[]
  doubts: readonly string[]
  /** Reason why the file reader left the claim out; the user may add it. */
  dropped?: ProblemCode
  /** The words of the document, where they differ from those of the claim. */
  original?: string
}

function originalOf(original: string | undefined, text: string): { original?: string } {
  return original === undefined || plainWords(original) === plainWords(text) ? {} : { original }
}

/** An installed dossier that a file or page would replace, and what that changes. */
export interface Replacement {
  installed: InstalledDossier
  /** Whether the file or page has the same content, so that nothing is to be replaced. */
  isSame: boolean
  claims: ClaimCounts
  notes: AffectedNotes
}

/** Numbers of the user's notes that a replacement affects. */
export interface AffectedNotes {
  /** Notes whose quote gets another verdict. */
  otherVerdict: number
  /** Notes whose claim is gone. */
  withoutClaim: number
}

interface ClaimCounts {
  added: number
  changed: number
  gone: number
}

/** Counts the claims that come, change and go where one state of a dossier replaces another. */
export function countClaimChanges(before: Dossier, after: Dossier): ClaimCounts {
  const former = comparedClaims(before)
  const present = comparedClaims(after)
  const shared = [...present].filter(([id]) => former.has(id))
  return {
    added: present.size - shared.length,
    changed: shared.filter(([id, claim]) => former.get(id) !== claim).length,
    gone: former.size - shared.length,
  }
}

/** Returns what each claim says and rests on, by id. Sources are told by their keys, since numbers may move. */
function comparedClaims({ claims, sources }: Dossier): Map<string, string> {
  const keys = new Map(sources.map((source) => [source.n, sourceKeyOf(source)]))
  return new Map(
    claims.map(({ id, text, status, correction, slots, sources: cited }) => [
      id,
      JSON.stringify([text, status, correction, slots, cited.map((n) => keys.get(n))]),
    ]),
  )
}
