import type { Annotation } from '@/lib/schema/annotation'

/** Formats that hold whole notes. Web Annotations (W3C) are only written. */
export type TableFormat = 'W3C' | 'Hypothesis' | 'Backup'

/** `yes`: every program with the format reads the field. `ours`: only Claimlight reads it, under an own name. */
type Held = 'yes' | 'ours'

/** How each format stores the fields of a note. A test compares this table with the one in `docs/formats.md`. */
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

/** Returns the values of a note for the rows of the table. */
export function fieldsOf({ anchor, ...rest }: Annotation): Record<string, unknown> {
  return {
    dossier: undefined, // absent for the bundled one
    ...rest,
    'anchor.quote': anchor?.quote,
    'anchor.position': anchor?.position,
    'anchor.range': anchor?.range,
  }
}
