import type { FindingState } from '@/lib/details/state'
import type { IconName } from './icon'

/** The sign of the state of a sentence. */
export function stateMark(state: FindingState): IconName {
  return state === 'check' ? 'compare' : state
}
