import { existsSync, readFileSync } from 'node:fs'
import { readHeldOutTexts } from '@/scripts/train/held-out-texts'
import { measureOnPages, printPages, textsOfChanged, textsOfHeldOut } from './eval/page-model'
import { articlesOf } from './eval/run-sets'
import { recordedIn, replaySession } from './second-opinion/replay'

// `node scripts/run.mjs scripts/second-reader.ts [FILE]`: engine and model with a careful reader in the place of the model.
// The reader's answers were recorded; only articles with recordings are measured.
const [file = 'tests/eval/second-reader/answers.jsonl'] = process.argv.slice(2)
if (!existsSync(file)) {
  console.error(`${file} is missing: there are no recorded answers yet.`)
  process.exit(2)
}
const recorded = recordedIn(readFileSync(file, 'utf8'))
const read = new Set([...recorded.values()].map(({ article }) => article))
const session = replaySession(recorded)
const sets = [
  { name: 'Held-out annotated articles', texts: textsOfHeldOut(readHeldOutTexts().articles) },
  { name: 'Changed articles', texts: textsOfChanged(articlesOf('changed')) },
  { name: 'Published articles', texts: textsOfChanged(articlesOf('articles')) },
  { name: 'Held-out pages with the mix of published ones', texts: textsOfHeldOut(readHeldOutTexts().life) },
]
for (const { name, texts } of sets) {
  const own = texts.filter(({ id }) => read.has(id))
  if (own.length > 0) printPages(`${name}, ${own.length} with recorded answers`, await measureOnPages(session, own))
}
