import { writeFileSync } from 'node:fs'
import { aboveCeiling, ceilingsIn, lowerCeilings, sizesIn } from './house/ceilings'

// `npm run ceilings [-- --write]`: prints size and ceiling of each package. `--write` lowers ceilings to the sizes.
const sizes = sizesIn('.')
const ceilings = ceilingsIn('.')
for (const [name, { lines, files }] of Object.entries(sizes).sort(([a], [b]) => (a < b ? -1 : 1))) {
  const { lines: mostLines = 0, files: mostFiles = 0 } = ceilings[name] ?? {}
  const numbers = [lines, mostLines, files, mostFiles].map((number) => String(number).padStart(8))
  console.log(`${name.padEnd(22)}${numbers[0]} of${numbers[1]} lines${numbers[2]} of${numbers[3]} files`)
}
if (process.argv.includes('--write'))
  writeFileSync('scripts/house/ceilings.json', `${JSON.stringify(lowerCeilings(sizes, ceilings), null, 2)}\n`)
const above = aboveCeiling(sizes, ceilings)
for (const line of above) console.error(line)
process.exitCode = above.length > 0 ? 1 : 0
