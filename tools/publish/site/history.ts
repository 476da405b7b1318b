import type { ClaimChanged, PublishedVersion } from '@/tools/publish/pages/site-of'
import { listedChangesOf } from '@/lib/dossiers/add-preview'
import { versionDifference } from '@/lib/dossiers/data/difference'
import { compareVersions } from '@/lib/dossier/format/warnings'
import type { Dossier } from '@/lib/dossier/format/schema'

/**
 * Returns the changes by version and by claim, newest first.
 *
 * @param earlier other versions of the same dossier, in any order
 */
export function historyOf(dossier: Dossier, earlier: readonly Dossier[]) {
  const all = [...earlier, dossier].sort((a, b) => compareVersions(a.version, b.version))
  const versions: PublishedVersion[] = []
  const history = new Map<string, ClaimChanged[]>()
  for (const [at, now] of all.entries()) {
    const before = all[at - 1]
    const { version, asOf } = now
    if (before === undefined) {
      versions.unshift({ version, asOf, look: null, previousVersion: null })
      continue
    }
    const difference = versionDifference(before, now)
    for (const { id } of difference.added) note(id, { version, asOf, fields: null, previousText: null })
    for (const { before: old, after, fields } of difference.changed)
      note(after.id, { version, asOf, fields, previousText: old.text === after.text ? null : old.text })
    versions.unshift({ version, asOf, previousVersion: before.version, look: listedChangesOf(difference) })
  }
  return { versions, history }

  function note(id: string, change: ClaimChanged): void {
    history.set(id, [change, ...(history.get(id) ?? [])])
  }
}
