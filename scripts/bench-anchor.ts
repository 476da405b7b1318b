/**
 * `npm run bench:anchor [-- --seed 1 --notes 24 --examples]`: are notes found again on pages that have changed? On the saved
 * pages and the articles of the evaluation, changed by machine in many ways. Ends with 1 when a mark is missed.
 */
import { areReached, marksOf } from './bench/anchor/marks'
import { longPages, savedPages } from './bench/anchor/pages'
import { reportOf } from './bench/anchor/report'
import { runTrials } from './bench/anchor/run-trials'

const tallies = runTrials([...savedPages(), ...longPages()], numberAfter('--notes', 24), numberAfter('--seed', 1))
const marks = marksOf(tallies)
console.log(reportOf(tallies, marks))
const told = process.argv.includes('--examples') ? /./ : /^wrong/
for (const { name, examples } of tallies) {
  for (const example of examples.filter((each) => told.test(each))) console.log(`${name}: ${example}`)
}
process.exitCode = areReached(marks) ? 0 : 1

function numberAfter(option: string, otherwise: number): number {
  const at = process.argv.indexOf(option)
  return at < 0 ? otherwise : Number(process.argv[at + 1])
}
