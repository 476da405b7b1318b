import type { DossierPreview, VersionLook } from './add-state'
import type { ImportProblem, ImportRecord } from '@/lib/dossier-import/types'
import { plainWords } from '@/lib/dossier/plain-words'
import type { Dossier } from '@/lib/dossier/schema'

/** The preview of a file that was read. */
export function previewOf(
  name: string,
  { record, dossier, problems }: { record: ImportRecord; dossier: Dossier; problems: readonly ImportProblem[] },
  signedBy: string | null,
  update: VersionLook | null,
): DossierPreview {
  const sources = new Map(dossier.sources.map((source) => [source.n, source]))
  const has = (code: ImportProblem['code']) => problems.some((problem) => problem.code === code)
  const { subject, asOf, version, claims } = dossier
  return {
    name,
    form: record.form,
    subject: { name: subject.name, aliases: subject.aliases, kind: subject.kind },
    isSubjectMissing: has('subject-missing'),
    title: record.title ?? null,
    asOf,
    isDateMissing: has('date-missing'),
    version,
    claims: claims.length,
    sources: dossier.sources.length,
    inDoubt: claims.filter(({ status }) => status !== 'established').length,
    unrated: dossier.sources.filter(({ tier }) => tier === undefined).length,
    counts: record.counts,
    list: claims.map(({ id, text, status, sources: cited }) => ({
      id,
      text,
      status,
      sources: cited.slice(0, 2).flatMap((n) => {
        const source = sources.get(n)
        return source === undefined ? [] : [{ n, title: source.title, tier: source.tier }]
      }),
      ...originalOf(record.originals?.get(id), text),
    })),
    problems: [...problems],
    signedBy,
    update,
  }
}

function originalOf(original: string | undefined, text: string): { original?: string } {
  return original === undefined || plainWords(original) === plainWords(text) ? {} : { original }
}
