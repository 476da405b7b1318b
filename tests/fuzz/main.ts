// `npm run fuzz -- --cases N --seed S [--target NAME]…`: gives unusual input to the readers of untrusted input, and
// prints how many cases held. `npm run fuzz -- growth`: prints how each reader's steps grow with input of 1, 2, 4 and 8
// times the size; a factor above 2.5 is an error. `npm run fuzz -- years --cases N --seed S`: simulates N years of
// eight devices on one sync folder. A seed always gives the same cases. Ends with an error when a case fails.
import { parseArgs } from 'node:util'
// First: the targets need a browser, and are made with words of a language.
import './without-browser'
import '@/tests/words/set-english-without-runner'
import { casesOf, targets } from './all-targets'
import { growthLine, HIGHEST_FACTOR, measureGrowth } from './growth'
import { playYears } from './years'
import { runTarget } from './run-target'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    cases: { type: 'string', default: '50000' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    target: { type: 'string', multiple: true },
  },
})
if (positionals[0] === 'growth') {
  const found = await measureGrowth(values.target?.[0], (growth) => console.log(growthLine(growth)))
  const high = found.filter(({ factor }) => factor > HIGHEST_FACTOR)
  console.log(
    `${found.length} inputs, ${high.length} grow faster than ${HIGHEST_FACTOR} times from one size to the next`,
  )
  process.exit(high.length > 0 ? 1 : 0)
}
if (positionals[0] === 'years') process.exit(await playYears(Number(values.cases), Number(values.seed)))
const [caseCount, seed] = [Number(values.cases), Number(values.seed)]
const chosen = targets.filter(({ name }) => values.target?.includes(name) ?? true)
if (!(caseCount > 0) || !Number.isInteger(seed) || chosen.length === 0 || positionals.length > 0) {
  console.error(
    `npm run fuzz -- --cases N --seed S --target NAME\ntargets: ${targets.map(({ name }) => name).join(', ')}`,
  )
  process.exit(2)
}

console.log(`seed ${seed}, ${caseCount.toLocaleString('en')} cases, ${chosen.length} targets`)
const start = performance.now()
const counts = casesOf(caseCount, chosen)
let [done, failed] = [0, 0]
for (const [index, target] of chosen.entries()) {
  const began = performance.now()
  const run = await runTarget(target, counts[index] ?? 1, seed)
  done += run.cases
  const took = `${((performance.now() - began) / 1000).toFixed(1)} s, slowest ${run.slowest.toFixed(1)} ms`
  console.log(
    `${run.failure === null ? 'held  ' : 'FAILED'} ${run.name.padEnd(22)} ${run.cases.toLocaleString('en').padStart(10)} cases  ${took}`,
  )
  if (run.failure === null) continue
  failed++
  console.log(`${run.failure}\nagain: npm run fuzz -- --target ${run.name} --seed ${run.seed} --cases ${run.cases}\n`)
}
console.log(
  `${done.toLocaleString('en')} cases in ${Math.round((performance.now() - start) / 1000)} s, ${failed} of ${chosen.length} targets failed (seed ${seed})`,
)
process.exitCode = failed > 0 ? 1 : 0
