import type { Explanation } from '@/lib/engine/explain/explanation'
import { englishReason } from './english-reason'
import { plain } from './print-report'

/** The reasoning about one sentence, a line for each step. */
export function printExplanation(explanation: Explanation): string {
  const { quote, read, clauses, frames, near, details, classes, finding } = explanation
  const rows = [
    `» ${plain(quote)}`,
    line('read', read.join(' · ')),
    ...(clauses.length > 1 || clauses.some((c) => c.denies || c.onlyPossible)
      ? clauses.map((c) =>
          line('clause', `${c.text}${c.denies ? ' [denies]' : ''}${c.onlyPossible ? ' [only possible]' : ''}`),
        )
      : []),
    ...frames.supports.map((words) => line('relation agrees', words)),
    ...frames.conflicts.map((words) => line('relation conflicts', words)),
    ...near.map((n) => line(`relevant ${share(n.relevance)}`, n.claim)),
    ...details.map((d) =>
      line(
        `detail (${d.kind})`,
        `${d.words}: agrees ${share(d.agrees)}, differs ${share(d.differs)}${d.claim ? ` {${d.claim}}` : ''}${d.dossier ? ` | ${d.dossier}` : ''}`,
      ),
    ),
    line(
      'all in all',
      Object.entries(classes)
        .map(([name, value]) => `${name} ${share(value)}`)
        .join(', '),
    ),
    line(
      'verdict',
      finding
        ? `${finding.verdict}${finding.partial ? ' in part' : ''}. ${englishReason(finding)}`
        : 'none: nothing to check',
    ),
  ]
  return `${rows.filter(Boolean).join('\n')}\n`
}

const line = (name: string, words: string): string => (words ? `    ${name.padEnd(20)}${plain(words)}` : '')

const share = (value: number): string => value.toFixed(2)
