import { problemPlace, problemSentence } from '@/components/dossiers/import-problem-list'
import type { ImportProblem } from '@/lib/dossier/import/import-result'
import { t } from '@/lib/i18n/t'
import './english-reason'

/** Formats a problem of a file that is imported as one English line: place, consequence, and reason. */
export function problemText(problem: ImportProblem): string {
  const { level, words, reason } = problem
  const place = problemPlace(problem)
  const sentence = `${t(`problem.level.${level}`)}: ${problemSentence(problem)}`
  return `${place ? `${place}: ` : ''}${sentence}${reason ? ` (${reason})` : ''}${words ? ` “${words}”` : ''}`
}
