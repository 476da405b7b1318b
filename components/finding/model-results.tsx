import { createContext, use, useMemo, useState, type ReactNode } from 'react'
import { OpinionSign } from '@/components/second-opinion/opinion-sign'
import { sayModelResults } from '@/lib/formats/shared/model-words'
import { t } from '@/lib/i18n/t'
import type { Finding } from '@/lib/schema/finding'
import { relationOf, resultsOn, type ModelResults, type ResultPair } from '@/lib/second-opinion/page/model-results'

const Results = createContext<ModelResults | null>(null)
/** Changes once, at the end: a long list is grouped by it. */
const Standing = createContext<readonly ResultPair[]>([])
const Report = createContext<(results: ModelResults | null) => void>(() => undefined)

/** The part of a screen in which the findings, the summary and the report show what a model said of the text. */
export function WithModelResults({ children }: { children: ReactNode }) {
  const [results, setResults] = useState<ModelResults | null>(null)
  return (
    <Report value={setResults}>
      <Standing value={results?.isDone ? results.differs : NONE}>
        <Results value={results}>{children}</Results>
      </Standing>
    </Report>
  )
}

const NONE: readonly never[] = []

/** Whether a model named a difference in the sentence of a finding, once its check has ended. */
export function useStandsOut(): (finding: Finding) => boolean {
  const pairs = use(Standing)
  return ({ start, end }) => pairs.some((pair) => start < pair.end && end > pair.start)
}

/** Null before the first answer. */
export function useModelResults(): ModelResults | null {
  return use(Results)
}

/** For the check itself: gives its results to the rest of the screen. */
export function useReportResults(): (results: ModelResults | null) => void {
  return use(Report)
}

/** What a model said of the sentence of a finding; null where it said nothing. */
export function useResultsOn(finding: Finding): ModelResults | null {
  const results = useModelResults()
  return useMemo(() => (results === null ? null : resultsOn(finding, results)), [results, finding])
}

/** In the head of a finding, in two words: the model names a difference, or contradicts the verdict. */
export function ModelAside({ finding }: { finding: Finding }) {
  const results = useResultsOn(finding)
  if (results === null) return null
  const { differs, agrees } = results
  if (differs.length === 0 && !agrees.some((pair) => relationOf('agrees', pair, finding) === 'opposite')) return null
  return (
    <span className="aside has-note">
      {'\u00a0'}· {t(differs.length > 0 ? 'modelCheck.modelDiffers' : 'modelCheck.modelAgrees')}
    </span>
  )
}

/** Below the summary of a text: the differences of the model, which its counts do not include. */
export function ModelLine() {
  const results = useModelResults()
  if (results === null) return null
  return (
    <p className="second after-lead model-line">
      <OpinionSign /> {sayModelResults(results)}
    </p>
  )
}
