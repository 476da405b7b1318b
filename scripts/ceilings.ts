import { aboveCeiling, AGREED_SIZE, sizesIn } from './house/ceilings'

// `npm run ceilings`: prints the size of each package, and compares their sum with the agreed size.
const sizes = sizesIn('.')
for (const [name, { lines, files }] of Object.entries(sizes).sort(([a], [b]) => (a < b ? -1 : 1)))
  console.log(`${name.padEnd(22)}${String(lines).padStart(8)} lines${String(files).padStart(8)} files`)
const excess = sizes.total && aboveCeiling(sizes.total, AGREED_SIZE)
if (excess) console.error(excess)
