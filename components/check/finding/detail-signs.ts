import type { DetailReading } from '@/lib/details/reading'
import { isInPart, stateOf, stateSigns } from '@/lib/details/state'
import type { Finding } from '@/lib/schema/finding'
import type { IconName } from '@/components/ui/icon'

/** The sign of a reading: in a row, and with its count. */
export const signOf: Readonly<Record<DetailReading, IconName>> = {
  differs: 'contradicted',
  doubt: 'disputed',
  compare: 'compare',
  open: 'unverified',
  matches: 'supported',
}

/** The mark of a finding: that of its state, with a separate ring for "in part". */
export function markOf(finding: Finding): IconName {
  return isInPart(finding) ? 'in-part' : stateSigns[stateOf(finding)]
}
