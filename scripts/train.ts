import { writeFileSync } from 'node:fs'
import { conflictSignalNames } from '@/lib/match/conflicts/signals'
import { signalNames } from '@/lib/match/signals'
import { claimExamples, conflictExamples, type ConflictExample } from './train/conflicts'
import { loadSets, type Example } from './train/data'
import { fit, sharesOf } from './train/logistic'
import { claimStatements, STATEMENT_CLASSES, statementExamples } from './train/statements'

// `npm run train`: learns lib/match/weights.json from the labelled articles, the claims' examples and one other subject, and
// prints how well each part does on what it was not shown. The second other subject is never learned from.
const { rich, plain, other, aside, half, claims } = await loadSets()

/** Pull towards 0, chosen by the folds. */
const PULL = 0.0006
const full = [...statementExamples(rich), ...statementExamples(plain)]
const plainOnly = statementExamples(plain)
const otherStatements = statementExamples(other)
const alone = claimStatements(half, claims, rich.core.gazetteer.subject.name)
for (let fold = 0; fold < 5; fold++) {
  const unseen = statementExamples(rich).filter((e) => e.fold === fold)
  const weights = fit([...full.filter((e) => e.fold !== fold), ...otherStatements, ...alone], 3, PULL)
  printStatements(`articles of fold ${fold + 1}, not learned from`, weights, unseen)
}
const richStatements = fit([...full, ...otherStatements, ...alone], 3, PULL)
const plainStatements = fit([...plainOnly, ...otherStatements], 3, PULL)
printStatements('another subject, not learned from', plainStatements, statementExamples(aside))

const fromClaims = [...claimExamples(half, claims, 1, false), ...claimExamples(plain.core, claims, 0.5, true)]
const fromTexts = [...conflictExamples(rich), ...conflictExamples(plain), ...conflictExamples(other)]
printConflicts('articles and triples, learned from claims alone', fit(fromClaims, 2, 0.0005), fromTexts)
const conflict = fit([...fromClaims, ...fromTexts], 2, 0.0005)
printConflicts('another subject, not learned from', conflict, conflictExamples(aside))

const named = (names: readonly string[], row: readonly number[] | undefined): Record<string, number> =>
  Object.fromEntries(names.map((name, i) => [name, Number((row?.[i] ?? 0).toFixed(3))]))
const learned = {
  rich: { covered: named(signalNames, richStatements[0]), uncovered: named(signalNames, richStatements[1]) },
  plain: { covered: named(signalNames, plainStatements[0]), uncovered: named(signalNames, plainStatements[1]) },
  conflict: named(conflictSignalNames, conflict[0]),
}
writeFileSync('lib/match/weights.json', JSON.stringify(learned, null, 2) + '\n')

function printStatements(title: string, weights: number[][], examples: readonly Example[]): void {
  const got = examples.map((e) => {
    const shares = sharesOf(weights, e.signals)
    return shares.indexOf(Math.max(...shares))
  })
  const cells = STATEMENT_CLASSES.map((name, k) => {
    const right = examples.filter((e, i) => e.label === k && got[i] === k).length
    const called = got.filter((g) => g === k).length
    const are = examples.filter((e) => e.label === k).length
    return `${name} ${right} of ${are}, ${called} called so`
  })
  console.log(`${title}: ${cells.join(' · ')}`)
}

function printConflicts(title: string, weights: number[][], examples: readonly ConflictExample[]): void {
  const cells = [0.6, 0.7, 0.8, 0.9].map((bar) => {
    const sure = examples.filter((e) => (sharesOf(weights, e.signals)[0] ?? 0) >= bar)
    const right = new Set(sure.filter((e) => e.label === 0).map((e) => e.text)).size
    const wrong = new Set(sure.filter((e) => e.label === 1).map((e) => e.text)).size
    return `at ${bar}: ${right} right, ${wrong} wrong`
  })
  console.log(`${title}: ${cells.join(' · ')}`)
}
