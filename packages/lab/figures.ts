import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { Refusal } from '@/tools/shared/command'
import { listedFigures, oneLine } from '../../scripts/house/listed-figures'

// `npm run figures [-- WORD…]`: runs the commands of docs/figures.md, or those that contain one of the words, and
// prints each published figure that its command no longer prints. The exit code is 1 when there is one.
const commandWords = process.argv.slice(2)
const figureList = listedFigures(readFileSync('docs/figures.md', 'utf8')).filter(
  ({ command }) => commandWords.length === 0 || commandWords.some((word) => command.includes(word)),
)
if (figureList.length === 0) throw new Refusal(`no command of docs/figures.md has ${commandWords.join(' or ')}`)
let failedCount = 0
for (const { command, figures } of figureList) {
  console.log(`\n${command}`)
  const [name = '', ...given] = command.split(' ')
  const { stdout, stderr, status } = spawnSync(name, given, {
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  })
  const output = oneLine(stdout + stderr)
  if (status !== 0) console.log(`  ends with ${status ?? 'a signal'}`)
  const wrong = figures
    .map((figure) => ({ ...figure, missing: figure.expectedOutput.filter((part) => !output.includes(oneLine(part))) }))
    .filter(({ missing }) => missing.length > 0)
  for (const { file, stated, missing } of wrong)
    console.log(`  ${file}: "${stated}" no longer holds. Not printed: ${missing.join(' … ')}`)
  if (wrong.length === 0) console.log(`  ${figures.length} of ${figures.length} hold`)
  failedCount += wrong.length + (status === 0 ? 0 : 1)
}
process.exitCode = failedCount > 0 ? 1 : 0
