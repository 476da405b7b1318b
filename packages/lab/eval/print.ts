import type { Scores } from './run-sets'
import { ratio } from './labels'
import { ERROR_CAUSES, type DetailsScore, type ScoredError } from './score-details'

/** Prints the precision of `contradicted` over the sets together, without the held-out texts. A test checks it. */
export function printTotalPrecision(scores: Scores): void {
  const { right, called } = contradictedIn(scores)
  console.log(
    `\nCalled contradicted in all of these: ${called}, rightly ${right}, precision ${ratio(right, called).toFixed(3)}`,
  )
}

export function printDetails(title: string, score: DetailsScore | undefined, errors: boolean): void {
  if (score === undefined) return
  console.log(`\n${title}: ${score.sentences} sentences`)
  if (errors) printErrors(score.errors)
  if (score.all.n > 0) printOutcomes(score)
  const { contradicted, supported, falseAlarmsPer1000, right, values, marked, evidence } = score
  console.log(
    `contradicted: precision ${contradicted.precision.toFixed(3)} (${contradicted.right} of ${contradicted.called}), ` +
      `recall ${contradicted.recall.toFixed(3)} · false per 1,000 sentences ${falseAlarmsPer1000.toFixed(1)} · ` +
      `supported: F1 ${supported.f1.toFixed(3)}${evidence > 0 ? ` · evidence ${evidence.toFixed(3)}` : ''}`,
  )
  console.log(
    `details of right sentences: ${formatShares(right)} · ${values.n} numbers and names, held ${values.held.toFixed(3)}`,
  )
  if (marked.details > 0) console.log(`details marked as right: ${formatShares(marked)}`)
}

function printOutcomes({ outcomesByKind, all }: DetailsScore): void {
  const outcomes = ['caught', 'open', 'silent', 'blessed'] as const
  console.log(tableRow('wrong detail', ['n', ...outcomes]))
  const sorted = Object.entries(outcomesByKind).sort((a, b) => b[1].n - a[1].n)
  for (const [kind, counts] of [...sorted, ['all', all] as const]) {
    console.log(
      tableRow(kind, [String(counts.n), ...outcomes.map((outcome) => ratio(counts[outcome], counts.n).toFixed(3))]),
    )
  }
}

/** Prints the number of marks of each kind, and the share of them that is useful according to the annotation. */
export function printMarks({ marks, supported, shown }: DetailsScore): void {
  const all = Object.entries(marks).map(([name, { n, useful }]) => `${name} ${ratio(useful, n).toFixed(3)} of ${n}`)
  const total = Object.values(marks).reduce((sum, mark) => ({ n: sum.n + mark.n, useful: sum.useful + mark.useful }))
  console.log(`useful marks: ${ratio(total.useful, total.n).toFixed(3)} of ${total.n} (${all.join(', ')})`)
  console.log(`supported: precision ${supported.precision.toFixed(3)}`)
  const { covered, right, denied, uncovered, other } = shown
  console.log(
    `the right claim is shown beside ${ratio(right, covered).toFixed(3)} of ${covered} covered sentences, and ` +
      `${ratio(denied, covered).toFixed(3)} are called unverified with none; some claim is shown beside ${ratio(other, uncovered).toFixed(3)} of ${uncovered} others`,
  )
}

function formatShares({ details, agree, open, differ }: DetailsScore['right']): string {
  return `${details}, agree ${agree.toFixed(3)}, open ${open.toFixed(3)}, differ ${differ.toFixed(3)}`
}

export function printErrors(errors: readonly ScoredError[]): void {
  for (const [cause, words] of Object.entries(ERROR_CAUSES)) {
    const lines = errors.filter((error) => error.cause === cause).map(({ line }) => `    ${line}`)
    if (lines.length > 0) console.log(`  ${cause}, ${words}: ${lines.length}\n${lines.join('\n')}`)
  }
}

function tableRow(head: string, cells: readonly string[]): string {
  return head.padEnd(15) + cells.map((cell) => cell.padStart(13)).join('')
}

/** How many sentences of these sets were called contradicted, and how many of them are. */
export function contradictedIn({ articles, changed, triples }: Scores): { right: number; called: number } {
  const sets = [articles, changed, triples].flatMap((score) => score?.contradicted ?? [])
  return {
    right: sets.reduce((sum, { right }) => sum + right, 0),
    called: sets.reduce((sum, { called }) => sum + called, 0),
  }
}
