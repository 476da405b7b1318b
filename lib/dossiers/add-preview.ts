import type { AuthoredClaim } from '@/lib/dossier/format/authoring'
import type { ImportRecord } from '@/lib/dossier/format/import-record'
import type { ImportProblem, ProblemCode } from '@/lib/dossier/import/import-result'
import { noteOfWords, UNSOURCED_NOTE } from '@/lib/dossier/import/claim-writer'
import { plainWords } from '@/lib/dossier/format/plain-words'
import type { Claim, Dossier, Status, Tier } from '@/lib/dossier/format/schema'
import { versionWarnings } from '@/lib/dossier/format/warnings'
import type { ChangedValue } from './continue-claims'
import { versionDifference, type VersionDifference } from '@/lib/dossiers/data/difference'
import { pageSourceOf } from '@/lib/dossier/import/with-edits'
import type { AlikeDossier } from '@/lib/dossiers/data/alike'
import { mainNamesOf } from '@/lib/dossiers/data/main-names'
import type { EvidenceDocument, InstalledDossier } from '@/lib/dossiers/data/types'
import type { Verdict } from '@/lib/schema/finding'

export function previewOf(
  name: string,
  { record, dossier, document, problems }: PreviewedFile,
  /** Fingerprint of the key that signed the file, or null. The signature does not cover the user's corrections. */
  signedBy: string | null,
  { update, alike, isCorrected }: PreviewAbout,
) {
  const sources = new Map(dossier.sources.map((source) => [source.n, source]))
  const hasProblem = (code: ImportProblem['code']) => problems.some((problem) => problem.code === code)
  const { subject, asOf, version, claims } = dossier
  // Each statement of a document cites the document itself, which the head of the preview names.
  const pageSourceNumber = document === null ? undefined : pageSourceOf(record)?.n
  const saidAs = (id: string) => noteOfWords(record.originals?.get(id) ?? '')
  const previewClaim = ({ id, text, status, sources: cited, notes }: AuthoredClaim | Claim): PreviewClaim => ({
    ...{ id, text, status },
    sources: cited
      .filter((n) => n !== pageSourceNumber)
      .slice(0, 2)
      .flatMap((n) => {
        const source = sources.get(n)
        return source === undefined ? [] : [{ n, title: source.title, tier: source.tier }]
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
    document,
    mainNames: document === null ? [] : (document.main ?? mainNamesOf(dossier)),
    inDoubt: claims.filter(({ status }) => status !== 'established').length,
    unrated: dossier.sources.filter(({ tier }) => tier === undefined).length,
    endLinks: record.counts.endLinks ?? 0,
    list: [
      ...problems.flatMap(({ claim, code }) => (claim ? { ...previewClaim(claim), dropped: code } : [])),
      ...claims.map(previewClaim),
    ],
    problems,
    signedBy,
    update,
    alike,
    isCorrected,
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
  /** Changes that the file would make to the dossier of which it is a version; null where there is none. */
  update: VersionPreview | null
  /** Installed dossiers with a name that looks the same, and names of dossiers with a key that looks the same. */
  alike: { dossiers: readonly AlikeDossier[]; keys: readonly string[] }
  isCorrected: boolean
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

const MOST_LISTED = 50

/** Returns the changes of a version as lists show them, at most `MOST_LISTED` of each kind; the counts are complete. */
export function listedChangesOf({ added, changed, retired, sources }: VersionDifference) {
  const line = ({ id, text }: { id: string; text: string }) => ({ id, text })
  const titled = (how: 'added' | 'changed' | 'removed') => (source: { title: string }) => ({ title: source.title, how })
  const all = [
    ...sources.added.map(titled('added')),
    ...sources.changed.map((pair) => titled('changed')(pair.after)),
    ...sources.removed.map(titled('removed')),
  ]
  return {
    counts: { added: added.length, changed: changed.length, retired: retired.length, sources: all.length },
    added: added.slice(0, MOST_LISTED).map(line),
    changed: changed
      .slice(0, MOST_LISTED)
      .map((pair) => ({ id: pair.after.id, before: pair.before.text, after: pair.after.text, fields: pair.fields })),
    retired: retired.slice(0, MOST_LISTED).map(line),
    sources: all.slice(0, MOST_LISTED),
  }
}

/** Returns the changes that a version would make to an installed dossier, at most `MOST_LISTED` of each kind. */
export function versionPreviewOf(
  installed: InstalledDossier,
  before: Dossier,
  after: Dossier,
  signedBy: string | null,
) {
  const { version, asOf } = after
  return {
    installed,
    warnings: versionWarnings(installed, { version, asOf, signedBy }),
    ...listedChangesOf(versionDifference(before, after)),
  }
}

/** Comparison of a file with the installed dossier of which it is another version. */
export interface VersionPreview extends ReturnType<typeof versionPreviewOf> {
  /** For a document: values that changed, and statements that it no longer has. */
  document: { values: readonly ChangedValue[]; gone: readonly { id: string; text: string }[] } | null
  /** Notes whose verdict would change; a verdict is null where that version has no finding on the quote. */
  notes: readonly { id: string; quote: string; title: string; before: Verdict | null; after: Verdict | null }[]
}
