import { CAUSES, type ScoredError } from './errors'
import { LABELS, ratio } from './labels'
import type { Scores } from './run-sets'
import type { ArticlesScore } from './score-articles'
import type { DetailsScore } from './score-details'
import type { TriplesScore } from './score-triples'

/** Figures, then the confusion table: a row for each right label, a column for each answer. */
export function printArticles(title: string, score: ArticlesScore, errors: boolean): void {
  console.log(`\n${title}: ${score.articles} articles, ${score.sentences} sentences`)
  if (errors) printErrors(score.errors)
  console.log(row('right ↓ got →', [...LABELS, 'precision', 'recall', 'F1']))
  for (const label of LABELS) {
    const { precision, recall, f1 } = score.perLabel[label]
    const counts = LABELS.map((got) => String(score.confusion[label][got]))
    console.log(row(label, [...counts, ...[precision, recall, f1].map((n) => n.toFixed(3))]))
  }
  const { macroF1, accuracy, evidence, falseAlarmsPer1000 } = score
  console.log(
    `macro-F1 ${macroF1.toFixed(3)} · accuracy ${accuracy.toFixed(3)} · evidence ${evidence.toFixed(3)} · ` +
      `false "contradicted" per 1,000 sentences ${falseAlarmsPer1000.toFixed(1)}`,
  )
}

export function printTriples(score: TriplesScore, errors: boolean): void {
  console.log(`\nTriples, each sentence alone: ${score.triples}`)
  if (errors) printErrors(score.errors)
  console.log(row('detail changed', ['n', 'supported', 'contradicted']))
  for (const [kind, { n, base, edited }] of Object.entries(score.kinds).sort((a, b) => b[1].n - a[1].n)) {
    console.log(row(kind, [String(n), (base / n).toFixed(2), (edited / n).toFixed(2)]))
  }
  const { coverage, recall, named: values, precision, pairs, trap } = score
  const figures = { coverage, recall, named: values, precision, pairs, 'near misses safe': trap }
  console.log(
    Object.entries(figures)
      .map(([name, n]) => `${name} ${n.toFixed(3)}`)
      .join(' · '),
  )
}

/** Over all sets: the figures that the tests check. */
export function printTogether(scores: Scores): void {
  const { right, called } = contradictedIn(scores)
  console.log(
    `\nCalled contradicted in all of these: ${called}, rightly ${right}, precision ${ratio(right, called).toFixed(3)}`,
  )
}

/** The outcomes of wrong details, by kind, and the details of right sentences. */
export function printDetails(title: string, score: DetailsScore, errors: boolean): void {
  console.log(`\n${title}: ${score.sentences} sentences`)
  if (errors) printErrors(score.errors)
  const outcomes = ['caught', 'open', 'silent', 'blessed'] as const
  console.log(row('wrong detail', ['n', ...outcomes]))
  const kinds = Object.entries(score.kinds).sort((a, b) => b[1].n - a[1].n)
  for (const [kind, counts] of [...kinds, ['all', score.all] as const]) {
    console.log(
      row(kind, [String(counts.n), ...outcomes.map((outcome) => ratio(counts[outcome], counts.n).toFixed(3))]),
    )
  }
  const { contradicted, supported, falseAlarmsPer1000, right, values, marked } = score
  console.log(
    `contradicted: precision ${contradicted.precision.toFixed(3)} (${contradicted.right} of ${contradicted.called}), ` +
      `recall ${contradicted.recall.toFixed(3)} · false per 1,000 sentences ${falseAlarmsPer1000.toFixed(1)} · ` +
      `supported: F1 ${supported.f1.toFixed(3)}`,
  )
  console.log(
    `details of right sentences: ${sharesOf(right)} · ${values.n} numbers and names, held ${values.held.toFixed(3)}`,
  )
  if (marked.details > 0) console.log(`details marked as right: ${sharesOf(marked)}`)
}

/** How many marks of each kind there are, and the share of them that is useful by the annotation. */
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

function sharesOf({ details, agree, open, differ }: DetailsScore['right']): string {
  return `${details}, agree ${agree.toFixed(3)}, open ${open.toFixed(3)}, differ ${differ.toFixed(3)}`
}

/** The errors, by cause. */
export function printErrors(errors: readonly ScoredError[]): void {
  for (const [cause, words] of Object.entries(CAUSES)) {
    const lines = errors.filter((error) => error.cause === cause).map(({ line }) => `    ${line}`)
    if (lines.length > 0) console.log(`  ${cause}, ${words}: ${lines.length}\n${lines.join('\n')}`)
  }
}

function row(head: string, cells: readonly string[]): string {
  return head.padEnd(15) + cells.map((cell) => cell.padStart(13)).join('')
}

/** How many sentences of these sets were called contradicted, and how many of them are. */
export function contradictedIn({ articles, changed, triples }: Scores): { right: number; called: number } {
  const both = [articles, changed].flatMap((score) => (score ? [score] : []))
  const right = both.map(({ confusion }) => confusion.contradicted.contradicted)
  const called = both.map(({ perLabel }) => perLabel.contradicted.got)
  if (triples) {
    right.push(triples.contradicted.right)
    called.push(triples.contradicted.called)
  }
  return { right: sum(right), called: sum(called) }
}

function sum(counts: readonly number[]): number {
  return counts.reduce((a, b) => a + b, 0)
}
