import type { Annotation } from '@/lib/schema/annotation'

/** The formats that can be exported and imported again. */
export type TableFormat = 'W3C' | 'Hypothesis' | 'Backup'

/** `yes`: visible to every program with the format. `ours`: stored under our own name, and only read by us. */
type Held = 'yes' | 'ours'

/** The fields of a note in each format. `docs/formats.md` documents the same, and a test compares both. */
export const fieldTable: Record<string, Record<TableFormat, Held>> = {
  id: { W3C: 'yes', Hypothesis: 'ours', Backup: 'yes' },
  url: { W3C: 'yes', Hypothesis: 'yes', Backup: 'yes' },
  pageKey: { W3C: 'ours', Hypothesis: 'ours', Backup: 'yes' },
  title: { W3C: 'yes', Hypothesis: 'yes', Backup: 'yes' },
  claim: { W3C: 'yes', Hypothesis: 'yes', Backup: 'yes' },
  dossier: { W3C: 'ours', Hypothesis: 'ours', Backup: 'yes' },
  'anchor.quote': { W3C: 'yes', Hypothesis: 'yes', Backup: 'yes' },
  'anchor.position': { W3C: 'yes', Hypothesis: 'yes', Backup: 'yes' },
  'anchor.range': { W3C: 'yes', Hypothesis: 'yes', Backup: 'yes' },
  note: { W3C: 'yes', Hypothesis: 'yes', Backup: 'yes' },
  tags: { W3C: 'yes', Hypothesis: 'yes', Backup: 'yes' },
  color: { W3C: 'ours', Hypothesis: 'ours', Backup: 'yes' },
  finding: { W3C: 'ours', Hypothesis: 'ours', Backup: 'yes' },
  created: { W3C: 'yes', Hypothesis: 'yes', Backup: 'yes' },
  modified: { W3C: 'yes', Hypothesis: 'yes', Backup: 'yes' },
}

/** A note by the rows of the table. */
export function fieldsOf({ anchor, ...rest }: Annotation): Record<string, unknown> {
  return {
    dossier: undefined, // absent for the bundled one
    ...rest,
    'anchor.quote': anchor?.quote,
    'anchor.position': anchor?.position,
    'anchor.range': anchor?.range,
  }
}
