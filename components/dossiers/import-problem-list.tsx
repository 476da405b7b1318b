import type { ImportProblem } from '@/lib/dossier/import/import-result'
import { t } from '@/lib/i18n/t'
import { faultSentence } from '@/components/ui/problem-words'
import { camelKey } from '@/lib/text/camel-key'
import { Folded } from '@/components/ui/folded'
import { useShowMore } from '@/components/ui/use-show-more'

/** Number of problems drawn at once; a broken file can have a thousand. */
const PROBLEMS_PER_STEP = 50

/** Parts of a file that were rejected or changed: place, reason and the affected text of each. */
export function ProblemList({ problems, labelledBy }: { problems: readonly ImportProblem[]; labelledBy: string }) {
  const { shown, more } = useShowMore(problems, PROBLEMS_PER_STEP)
  return (
    <>
      <ul className="problems" aria-labelledby={labelledBy}>
        {shown.map((problem, at) => (
          <li key={at}>
            <p>
              <strong>{t(`problem.level.${problem.level}`)}</strong>
              {problemPlace(problem) !== '' && <span className="label"> {problemPlace(problem)}</span>}
            </p>
            <p>
              {problemSentence(problem)}
              {problem.reason !== undefined && !isForAuthor(problem) && <span lang="en"> ({problem.reason})</span>}
            </p>
            {problem.reason !== undefined && isForAuthor(problem) && (
              <Folded label={t('problem.detailsFor')}>
                <p lang="en">{problem.reason}</p>
              </Folded>
            )}
            {problem.words !== undefined && (
              <p className="excerpt" lang="en">
                {problem.words}
              </p>
            )}
          </li>
        ))}
      </ul>
      {more}
    </>
  )
}

/** Whether the reason is in the words of the format, which only those who write such files know. */
const isForAuthor = ({ code }: ImportProblem): boolean => code === 'not-a-dossier'

export function problemSentence({ code, fault = 'broken' }: Pick<ImportProblem, 'code' | 'fault'>): string {
  if (code === 'unreadable') return faultSentence(fault)
  return t(`problem.${camelKey(code)}`)
}

/** Returns the place of a problem: "claims.yaml, line 12"; empty if the problem concerns the whole file. */
export function problemPlace({ place, line }: ImportProblem): string {
  return [place, line === undefined ? undefined : t('problem.line', { line: String(line) })].filter(Boolean).join(', ')
}
