import type { VersionLook } from './add-state'
import { versionDifference } from '@/lib/dossiers/difference'
import type { InstalledDossier, StoredChange } from '@/lib/dossiers/types'
import { versionWarnings } from '@/lib/dossier/warnings'
import type { Dossier } from '@/lib/dossier/schema'

/** Maximum number of entries in each list. */
const MOST = 50

/** Changes that a version would make to an installed dossier, limited to the entries shown. */
export function versionLook(
  installed: InstalledDossier,
  before: Dossier,
  after: Dossier,
  changes: readonly StoredChange[],
  signedBy: string | null,
): Omit<VersionLook, 'notes'> {
  const { version, asOf } = after
  const { added, changed, retired, sources, touched } = versionDifference(before, after, changes)
  const lines = ({ id, text }: { id: string; text: string }) => ({ id, text })
  const titled = (how: 'added' | 'changed' | 'removed') => (source: { title: string }) => ({ title: source.title, how })
  const all = [
    ...sources.added.map(titled('added')),
    ...sources.changed.map((pair) => titled('changed')(pair.after)),
    ...sources.removed.map(titled('removed')),
  ]
  const texts = new Map([...before.claims, ...after.claims].map((claim) => [claim.id, claim.text]))
  return {
    installed,
    warnings: versionWarnings(installed, { version, asOf, signedBy }),
    counts: { added: added.length, changed: changed.length, retired: retired.length, sources: all.length },
    added: added.slice(0, MOST).map(lines),
    changed: changed
      .slice(0, MOST)
      .map((pair) => ({ id: pair.after.id, before: pair.before.text, after: pair.after.text, fields: pair.fields })),
    retired: retired.slice(0, MOST).map(lines),
    sources: all.slice(0, MOST),
    touched: touched.slice(0, MOST).flatMap(({ change: { change }, how }) => {
      if (change.kind === 'rate') return []
      const id = 'claim' in change ? change.claim.id : change.id
      return [{ id, text: texts.get(id) ?? id, how }]
    }),
  }
}
