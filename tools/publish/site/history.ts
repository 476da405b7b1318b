import type { ClaimChanged, PublishedVersion } from '@/tools/publish/pages/site-of'
import { versionDifference } from '@/lib/dossiers/data/difference'
import { compareVersions } from '@/lib/dossier/format/warnings'
import type { Dossier } from '@/lib/dossier/format/schema'

/** Listed changes of each kind, so that the page of changes stays short. */
const MOST = 60

export interface DossierHistory {
  versions: PublishedVersion[]
  history: Map<string, ClaimChanged[]>
}

/**
 * The changes of each version and of each claim, newest first.
 *
 * @param earlier other versions of the same dossier, in any order
 */
export function historyOf(dossier: Dossier, earlier: readonly Dossier[]): DossierHistory {
  const all = [...earlier, dossier].sort((a, b) => compareVersions(a.version, b.version))
  const versions: PublishedVersion[] = []
  const history = new Map<string, ClaimChanged[]>()
  for (const [at, now] of all.entries()) {
    const before = all[at - 1]
    const { version, asOf } = now
    if (before === undefined) {
      versions.unshift({ version, asOf, look: null, before: null })
      continue
    }
    const { added, changed, retired, sources } = versionDifference(before, now)
    for (const { id } of added) note(id, { version, asOf, fields: null, before: null })
    for (const { before: old, after, fields } of changed)
      note(after.id, { version, asOf, fields, before: old.text === after.text ? null : old.text })
    const titled =
      <How extends 'added' | 'changed' | 'removed'>(how: How) =>
      ({ title }: { title: string }) => ({ title, how })
    const changes = [
      ...sources.added.map(titled('added')),
      ...sources.changed.map(({ after }) => titled('changed')(after)),
      ...sources.removed.map(titled('removed')),
    ]
    const line = ({ id, text }: { id: string; text: string }) => ({ id, text })
    versions.unshift({
      ...{ version, asOf, before: before.version },
      look: {
        counts: { added: added.length, changed: changed.length, retired: retired.length, sources: changes.length },
        added: added.slice(0, MOST).map(line),
        changed: changed.slice(0, MOST).map((pair) => ({
          id: pair.after.id,
          before: pair.before.text,
          after: pair.after.text,
          fields: pair.fields,
        })),
        retired: retired.slice(0, MOST).map(line),
        sources: changes.slice(0, MOST),
      },
    })
  }
  return { versions, history }

  function note(id: string, change: ClaimChanged): void {
    history.set(id, [change, ...(history.get(id) ?? [])])
  }
}
