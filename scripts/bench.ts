import { startCold } from './bench/cold-start'
import { figuresOf } from './bench/figures'
import { hold } from './bench/holder'
import { measure } from './bench/measure'
import { reportOf } from './bench/report'

// `npm run bench [-- --json]`: what the engine costs, for articles and dossiers of several sizes. It takes some two minutes.
// The measuring is done in processes of its own, which start this file again with what they are for.
const [role, size] = process.argv.slice(2)
if (role === 'cold') startCold()
else if (role === 'hold') hold(Number(size))
else {
  const figures = figuresOf(await measure((progress) => process.stderr.write(`measuring: ${progress}\n`)))
  console.log(role === '--json' ? JSON.stringify(figures, null, 1) : reportOf(figures))
}
