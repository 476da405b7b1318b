import { parseArgs } from 'node:util'
import { commandRule } from './commands'
import { documentRules } from './documents'
import { importRules } from './imports'
import { localeRules } from './locales'
import { lookUpRule } from './look-ups'
import { packageRule } from './packages'
import { growthOf, roomsOfCommit, roomsOfWorkTree, sizeTable } from './rooms'
import { screenTextRules } from './screen-texts'
import { storeRules } from './store-texts'
import { wordRules } from './words'

// `npm run house [-- --base COMMIT]`: prints the nodes of the syntax tree by room, then each rule of the house with what
// breaks it. With a base, it names each room that has grown by a tenth since that commit.
const { base } = parseArgs({ options: { base: { type: 'string' } } }).values
const rooms = roomsOfWorkTree()
console.log(sizeTable(rooms))
if (base !== undefined) {
  const growth = growthOf(roomsOfCommit(base), rooms)
  console.log(`\nrooms that have grown by a tenth since ${base}: ${growth.length === 0 ? 'none' : ''}`)
  for (const line of growth) console.log(`  ${line}`)
}

console.log('')
const rules = [
  ...importRules,
  ...documentRules,
  ...screenTextRules,
  ...localeRules,
  ...wordRules,
  ...storeRules,
  lookUpRule,
  commandRule,
  packageRule,
]
let brokenCount = 0
for (const { name, findFaults } of rules) {
  const faults = await findFaults()
  console.log(`${faults.length === 0 ? 'kept  ' : 'BROKEN'}  ${name}`)
  for (const fault of faults) console.log(`          ${fault}`)
  if (faults.length > 0) brokenCount++
}
console.log(`\n${rules.length - brokenCount} of ${rules.length} rules are kept`)
process.exitCode = brokenCount > 0 ? 1 : 0
