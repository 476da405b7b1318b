import type { ModelFault } from '@/lib/second-opinion/model'
import type { Opinion } from '@/lib/second-opinion/read-answer'
import { plain } from '@/scripts/cli/print-report'
import type { ReportedOpinion } from './opinions'

/**
 * The second opinions of a report as a block of their own, below it; empty where no finding has one. They have no colour
 * and no mark of a verdict.
 */
export function printOpinions(findings: readonly { quote: string; secondOpinion?: ReportedOpinion }[]): string {
  const asked = findings.flatMap(({ quote, secondOpinion }) => (secondOpinion ? [{ quote, secondOpinion }] : []))
  const [first] = asked
  if (first === undefined) return ''
  const { model, remote } = first.secondOpinion
  const where = remote === undefined ? 'on this computer' : `at ${plain(remote)}`
  const head = `Second opinion (model ${plain(model)} ${where}). Not part of the verdicts; a model makes mistakes.`
  return [
    head,
    '',
    ...asked.map(({ quote, secondOpinion }) => `  ${plain(quote)}\n${linesOf(secondOpinion).join('\n')}\n`),
  ].join('\n')
}

const WORDS: Record<Opinion, string> = { agrees: 'agrees', differs: 'differs', notSaid: 'not said' }

function linesOf(opinion: ReportedOpinion): string[] {
  if ('error' in opinion) return [`    no answer: ${FAULTS[opinion.error]}`]
  const lines = opinion.details.map(({ opinion: said, sentenceWords, claimWords }) => {
    const claim = claimWords === undefined ? '' : `  claim: “${plain(claimWords)}”`
    return `    (${WORDS[said]}) page: “${plain(sentenceWords)}”${claim}`
  })
  if (lines.length === 0) return ['    no usable answer']
  const { length } = opinion.unusable
  return length === 0 ? lines : [...lines, `    ${length} more ${length === 1 ? 'answer' : 'answers'} not usable`]
}

const FAULTS: Record<ModelFault, string> = {
  unavailable: 'the model is not available',
  notReady: 'the model is not ready',
  notAllowed: 'the server does not allow it',
  notSupported: 'the server does not take the question',
  aborted: 'cancelled',
  slow: 'not in time',
  tooLong: 'the question does not fit into the context of the model',
  malformed: 'the answer is not of the form that was asked for',
  filtered: 'held back',
  closed: 'the session ended',
  unreachable: 'the server does not answer',
  failed: 'the server had an error',
}
