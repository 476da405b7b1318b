import type { DossierPreview, VersionLook } from './add-state'
import type { ImportProblem, ImportRecord } from '@/lib/dossier-import/types'
import type { Dossier } from '@/lib/dossier/schema'

/** The number of claims in the preview. */
const FIRST = 5

/** What the preview shows of a file that was read. Small, however large the dossier is: it is sent to the panel. */
export function previewOf(
  name: string,
  { record, dossier, problems }: { record: ImportRecord; dossier: Dossier; problems: readonly ImportProblem[] },
  signedBy: string | null,
  update: VersionLook | null,
): DossierPreview {
  const sources = new Map(dossier.sources.map((source) => [source.n, source]))
  const guessed = (code: ImportProblem['code']) => problems.some((problem) => problem.code === code)
  const { subject, asOf, version, claims } = dossier
  return {
    name,
    form: record.form,
    subject: { name: subject.name, aliases: subject.aliases, kind: subject.kind },
    isSubjectGuessed: guessed('subject-guessed'),
    asOf,
    isDateGuessed: guessed('date-guessed'),
    version,
    claims: claims.length,
    sources: dossier.sources.length,
    inDoubt: claims.filter(({ status }) => status !== 'established').length,
    unrated: dossier.sources.filter(({ tier }) => tier === undefined).length,
    counts: record.counts,
    first: claims.slice(0, FIRST).map(({ id, text, status, sources: cited }) => ({
      id,
      text,
      status,
      sources: cited.slice(0, 2).flatMap((n) => {
        const source = sources.get(n)
        return source === undefined ? [] : [{ n, title: source.title, tier: source.tier }]
      }),
    })),
    problems: [...problems],
    signedBy,
    update,
  }
}
