import { useState } from 'react'
import type { ImportProblem } from '@/lib/dossier/import/types'
import { t } from '@/lib/i18n/t'
import { placeOf, problemSentence } from './add-words'
import { Button } from '@/components/ui/button'

/** Number of problems drawn at once; a broken file can have a thousand. */
const SHOWN = 20

/** Parts of a file that were rejected or changed: place, reason and the affected text of each. */
export function Problems({ problems, labelledBy }: { problems: readonly ImportProblem[]; labelledBy: string }) {
  const [shown, setShown] = useState(SHOWN)
  return (
    <>
      <ul className="problems" aria-labelledby={labelledBy}>
        {problems.slice(0, shown).map((problem, at) => (
          <li key={at}>
            <p>
              <strong>{t(`problem.level.${problem.level}`)}</strong>
              {placeOf(problem) !== '' && <span className="label"> {placeOf(problem)}</span>}
            </p>
            <p>
              {problemSentence(problem)}
              {problem.reason !== undefined && <span lang="en"> ({problem.reason})</span>}
            </p>
            {problem.words !== undefined && (
              <p className="excerpt" lang="en">
                {problem.words}
              </p>
            )}
          </li>
        ))}
      </ul>
      {problems.length > shown && (
        <Button kind="link" label={t('count.more', problems.length - shown)} onClick={() => setShown(shown + 100)} />
      )}
    </>
  )
}
