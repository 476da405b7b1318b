import { readFileSync } from 'node:fs'
import { testModel } from '@/lib/model/self-test'
import { BAD_MODELS, badSession, erringSession, randomFrom } from '@/tests/unit/model/bad-models'
import { readHeldOutTexts } from '@/tools/lab/train/held-out-texts'
import { measureOnPages, printCurve, printPages, textsOfChanged, textsOfHeldOut } from './eval/page-model'
import { articlesOf } from './eval/run-sets'
import { recordedIn, replaySession } from './second-opinion/replay'

// `node scripts/run.mjs tools/lab/second-reader.ts [FILE]`: engine and model with a careful reader in the place of the model.
// The reader's answers were recorded; only articles with recordings are measured. Then the same with a reader that errs in one
// of twenty answers, and with bad models on four texts of each set.
const [file = 'tests/eval/second-reader/answers.jsonl'] = process.argv.slice(2)
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
  if (own.length === 0) continue
  printPages(`${name}, ${own.length} with recorded answers`, await measureOnPages(session, own))
  await printCurve(session, own)
  printPages(
    `${name}, errs in one of twenty answers`,
    await measureOnPages(erringSession(session, randomFrom(7), 20), own),
  )
}
for (const kind of BAD_MODELS) {
  const bad = () => badSession(kind, randomFrom(3))
  const { isGood: isTrusted, right } = await testModel(bad())
  for (const { name, texts } of sets) {
    const { falsePer1000 } = await measureOnPages(bad(), texts.slice(0, 4), { isTrusted })
    const [before, after] = [falsePer1000.engine.toFixed(1), falsePer1000.red.toFixed(1)]
    console.log(
      `${kind}: test ${isTrusted ? 'passed' : 'failed'} (${right} of 12); false red per 1,000, ${name}: ${before} → ${after}`,
    )
  }
}
