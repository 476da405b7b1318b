import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { Refusal } from '@/tools/shared/command'

// `npm run figures [-- WORD…]`: runs the commands behind the figures of README.md, or those that contain one of the words,
// and prints each figure with whether README.md still says it and its command still prints it. The exit code is 1 when one
// no longer holds.

interface Figure {
  /** The words of README.md. */
  stated: string
  /** What the command prints where the figure holds; white space is not compared. */
  printed: string
}

const FIGURES: Readonly<Record<string, readonly Figure[]>> = {
  'npm run --silent eval': [
    {
      stated: '**Contradicted** is right 94 times in 100 in articles with many wrong details',
      printed: 'all 547 0.183 0.680 0.020 0.117 contradicted: precision 0.937 (104 of 111)',
    },
    {
      stated: 'it was right 6 times in 7',
      printed: 'all 24 0.250 0.667 0.042 0.042 contradicted: precision 0.857 (6 of 7)',
    },
    {
      stated: 'on published articles 3 times in 5 (in 1,746)',
      printed: 'restated: 1746 sentences contradicted: precision 0.600 (3 of 5)',
    },
    { stated: '18 of 100 are found in long articles in words of their own', printed: 'all 547 0.183' },
    { stated: '49 of 100 in short claims', printed: 'all 130 0.492' },
    { stated: '79 of 100 in plain statements of events', printed: 'all 104 0.788' },
    { stated: '**Supported** is right 82 times in 100', printed: 'supported: precision 0.819' },
    {
      stated: 'in articles, 12 of 100 have no mark or are said to match',
      printed: 'all 547 0.183 0.680 0.020 0.117',
    },
    {
      stated:
        'The right claim stands beside 85 of 100 sentences that the dossier covers; 3 of 100 are called not covered',
      printed: 'shown beside 0.848 of 689 covered sentences, and 0.032 are called unverified with none',
    },
  ],
  'npm run --silent measure': [
    { stated: '17,833 trials on changed pages', printed: 'wrong places: 0 in 17833 trials' },
    { stated: '100 % found again on unchanged pages', printed: 'unchanged pages: 1421 of 1421 found again' },
    { stated: '96.7 % where the quote is still on the page', printed: 'where the quote is still on the page: 96.65%' },
  ],
}

const words = process.argv.slice(2)
const commands = Object.entries(FIGURES).filter(
  ([command]) => words.length === 0 || words.some((word) => command.includes(word)),
)
if (commands.length === 0) throw new Refusal(`no command has ${words.join(' or ')}`)
const readme = onOneLine(readFileSync('README.md', 'utf8'))
for (const [command, figures] of commands) {
  console.log(`\n${command}`)
  const [program = '', ...options] = command.split(' ')
  const { stdout, stderr, status } = spawnSync(program, options, {
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  })
  const output = onOneLine(stdout + stderr)
  if (status !== 0) fail(`ends with ${status ?? 'a signal'}`)
  for (const { stated, printed } of figures) {
    if (!readme.includes(stated)) fail(`README.md does not say "${stated}"`)
    else if (!output.includes(printed)) fail(`"${stated}" no longer holds. Not printed: ${printed}`)
    else console.log(`  ${stated}`)
  }
}

function fail(fault: string): void {
  console.log(`  WRONG: ${fault}`)
  process.exitCode = 1
}

function onOneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}
