import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { Refusal } from '@/tools/shared/command'

// `npm run figures [-- WORD…]`: runs the commands behind the figures of README.md and docs/guide.md, or those that contain
// one of the words, and prints each figure with whether the documents still say it and its command still prints it. The exit
// code is 1 when one no longer holds.

interface Figure {
  /** The words of a document. */
  stated: string
  /** What the command prints where the figure holds; white space is not compared. */
  printed: string
}

const FIGURES: Readonly<Record<string, readonly Figure[]>> = {
  'npm run --silent eval': [
    {
      stated:
        'Of 26 wrong details in articles beside such a page, 4 were marked as differing, and 8 passed without a warning; red was right 5 times in 6',
      printed: 'all 26 0.154 0.423 0.115 0.308 contradicted: precision 0.833 (5 of 6)',
    },
    {
      stated: 'was right 6 times in 7 on pages like published ones (2,234 sentences)',
      printed: 'all 24 0.250 0.667 0.042 0.042 contradicted: precision 0.857 (6 of 7)',
    },
    {
      stated: '3 times in 5 on published articles (1,746)',
      printed: 'restated: 1746 sentences contradicted: precision 0.600 (3 of 5)',
    },
    {
      stated: '94 times in 100 in articles with many mistakes, of which it found 18 in 100',
      printed: 'all 547 0.183 0.680 0.020 0.117 contradicted: precision 0.937 (104 of 111)',
    },
    { stated: '**Supported** was right 82 times in 100', printed: 'supported: precision 0.819' },
    { stated: 'of the wrong ones, 79 in 100 were found', printed: 'all 104 0.788' },
  ],
  'npx vitest run --project unit tests/unit/engine/quotations/written.test.ts': [
    // The test counts by the present labels, of which five differ from the writer's.
    {
      stated:
        'of 120 by a writer who had not seen the code, 109 got the right answer, and no true one was called changed',
      printed: 'eighth: 114 of 120 right, 0 true ones red',
    },
  ],
  'npm run --silent measure': [
    { stated: '17,880 trials on changed pages', printed: 'wrong places: 0 in 17880 trials' },
    { stated: '100 % were found on unchanged pages', printed: 'unchanged pages: 1425 of 1425 found again' },
    { stated: '96.7 % where the quote is still on the page', printed: 'where the quote is still on the page: 96.65%' },
  ],
}

const words = process.argv.slice(2)
const commands = Object.entries(FIGURES).filter(
  ([command]) => words.length === 0 || words.some((word) => command.includes(word)),
)
if (commands.length === 0) throw new Refusal(`no command has ${words.join(' or ')}`)
const documents = onOneLine(['README.md', 'docs/guide.md'].map((path) => readFileSync(path, 'utf8')).join('\n'))
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
    if (!documents.includes(stated)) fail(`no document says "${stated}"`)
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
