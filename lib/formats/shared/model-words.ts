import { sayState } from '@/lib/details/say'
import { t } from '@/lib/i18n/t'
import type { Finding } from '@/lib/schema/finding'
import { relationOf, type ModelResults, type ResultPair } from '@/lib/second-opinion/page/model-results'

/** "Model tiny: 2 differences. Not part of the verdicts." */
export function sayModelResults({ model, differs, isDone }: ModelResults): string {
  return t(isDone ? 'modelCheck.line' : 'modelCheck.lineSoFar', differs.length, { model })
}

/** "Claimlight and model: differs", or "Model: differs" where the engine does not say so. */
export function sayAnswer(kind: 'differs' | 'agrees', pair: ResultPair, finding: Finding | null): string {
  const isShared = finding !== null && relationOf(kind, pair, finding) === 'same'
  if (kind === 'differs') return t(isShared ? 'modelCheck.bothDiffer' : 'modelCheck.modelDiffers')
  return t(isShared ? 'modelCheck.bothAgree' : 'modelCheck.modelAgrees')
}

/** The engine's view of the sentence, beside an answer of a model; '' where `sayAnswer` says that it is the same. */
export function sayEngine(kind: 'differs' | 'agrees', pair: ResultPair, finding: Finding | null): string {
  if (finding === null) return t('modelCheck.engine.nothing')
  const relation = relationOf(kind, pair, finding)
  if (relation === 'same') return ''
  return relation === 'opposite'
    ? t('modelCheck.engine.opposite')
    : t('modelCheck.engine.other', { verdict: sayState(finding) })
}
