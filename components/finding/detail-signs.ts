import type { DetailReading } from '@/lib/details/reading'
import { isInPart, stateOf } from '@/lib/details/state'
import type { Finding, Verdict } from '@/lib/schema/finding'
import type { IconName } from '@/components/ui/icon'
import { stateMark } from '@/components/ui/state-mark'

/** The sign of a reading: in a row, and with its count. */
export const signOf: Readonly<Record<DetailReading, IconName>> = {
  differs: 'contradicted',
  doubt: 'disputed',
  compare: 'compare',
  open: 'unverified',
  matches: 'supported',
}

/** The CSS class of a reading's colours. */
export const colorOf: Readonly<Record<DetailReading, Verdict>> = {
  differs: 'contradicted',
  doubt: 'disputed',
  compare: 'unverified',
  open: 'unverified',
  matches: 'supported',
}

/** The mark of a finding: that of its state, with a separate ring for "in part". */
export function markOf(finding: Finding): IconName {
  return isInPart(finding) ? 'in-part' : stateMark(stateOf(finding))
}
