import type { Dossier } from '@/lib/dossier/format/schema'
import { problemText, readImport } from '@/tools/publish/import-file'
import { Refusal } from './command'
import { toSafeLine } from './print-report'

/**
 * Loads documents that are evidence, as one dossier in which each claim names its document.
 *
 * @throws Refusal for a file that cannot be read, or states nothing
 */
export async function loadEvidence(files: readonly string[]): Promise<Dossier> {
  const dossiers: Dossier[] = []
  for (const file of files) {
    const read = await readImport(file, { today: new Date().toISOString().slice(0, 10), evidence: { title: file } })
    if (!read.ok || !read.dossier) throw new Refusal(toSafeLine(`${file}: ${read.problems.map(problemText).join(' ')}`))
    dossiers.push(read.dossier)
  }
  return dossiers.reduce(joined)
}

/** Joins two dossiers: the subject is that of the first, with the names of the other; the later day counts. */
function joined(one: Dossier, other: Dossier): Dossier {
  const most = Math.max(0, ...one.sources.map(({ n }) => n))
  const ids = new Set(one.claims.map(({ id }) => id))
  const freeId = (id: string): string => (ids.has(id) ? freeId(`${id}-2`) : id)
  const known = new Set(one.entities.map(({ name }) => name))
  const { subject } = one
  const names = [...subject.aliases, other.subject.name, ...other.subject.aliases]
  return {
    ...one,
    subject: { ...subject, aliases: [...new Set(names)].filter((name) => name !== subject.name) },
    asOf: other.asOf > one.asOf ? other.asOf : one.asOf,
    claims: [
      ...one.claims,
      ...other.claims.map((claim) => ({
        ...claim,
        id: freeId(claim.id),
        sources: claim.sources.map((n) => n + most),
      })),
    ],
    sources: [...one.sources, ...other.sources.map((source) => ({ ...source, n: source.n + most }))],
    entities: [...one.entities, ...other.entities.filter(({ name }) => !known.has(name))],
  }
}
