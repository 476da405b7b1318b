import { aboveCeiling, AGREED_SIZE, sizesIn } from './house/ceilings'

// `npm run ceilings`: prints the size of each package, and what is larger than agreed.
const sizes = sizesIn('.')
for (const [name, { lines, files }] of Object.entries(sizes).sort(([a], [b]) => (a < b ? -1 : 1)))
  console.log(`${name.padEnd(22)}${String(lines).padStart(8)} lines${String(files).padStart(8)} files`)
for (const words of aboveCeiling(sizes, AGREED_SIZE)) console.error(words)
