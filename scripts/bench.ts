import { startCold } from './bench/cold-start'
import { figuresOf } from './bench/figures'
import { hold } from './bench/holder'
import { measure } from './bench/measure'
import { reportOf } from './bench/report'

// `npm run bench [-- --json]`: the cost of the engine, for articles and dossiers of several sizes. Takes about two
// minutes. Measurements run in separate processes, which start this file again with their task.
const [role, size] = process.argv.slice(2)
if (role === 'cold') startCold()
else if (role === 'hold') hold(Number(size))
else {
  const figures = figuresOf(await measure((progress) => process.stderr.write(`measuring: ${progress}\n`)))
  console.log(role === '--json' ? JSON.stringify(figures, null, 1) : reportOf(figures))
}
