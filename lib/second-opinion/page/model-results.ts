import { stateOf } from '@/lib/details/state'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import type { Finding } from '@/lib/schema/finding'
import type { PageRunState } from './page-run'

/** The answers of a model on a text; not all of them where the check was stopped. */
export type ModelResults = Pick<PageRunState, 'model' | 'differs' | 'agrees'> & { isDone: boolean }

/** One difference or agreement, with the dossier of its claim. */
export type ResultPair = ModelResults['differs'][number]

/** Null before the first answer. */
export function resultsOf({ status, answered, model, differs, agrees }: PageRunState): ModelResults | null {
  return answered === 0 ? null : { model, differs, agrees, isDone: status === 'done' }
}

/** The answers on one sentence; null where there are none. */
export function resultsOn({ start, end }: Finding, results: ModelResults): ModelResults | null {
  const isOn = (pair: ResultPair): boolean => start < pair.end && end > pair.start
  const [differs, agrees] = [results.differs.filter(isOn), results.agrees.filter(isOn)]
  return differs.length + agrees.length === 0 ? null : { ...results, differs, agrees }
}

/** Whether model and engine say the same of a sentence, the opposite, or neither. */
export function relationOf(kind: 'differs' | 'agrees', { dossier }: ResultPair, finding: Finding): Relation {
  const own = finding.answers?.find((answer) => (answer.dossier ?? BUNDLED_ID) === dossier) ?? finding
  const state = stateOf(own)
  if (state !== 'contradicted' && state !== 'supported') return 'other'
  return (state === 'contradicted') === (kind === 'differs') ? 'same' : 'opposite'
}

type Relation = 'same' | 'opposite' | 'other'
