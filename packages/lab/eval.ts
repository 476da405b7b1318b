import { parseArgs } from 'node:util'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import { bundledIndex } from '@/lib/dossiers/data/bundled-index'
import { createEngine } from '@/lib/engine'
import { Refusal } from '@/tools/shared/command'
import { MODEL_OPTIONS, modelOptionsIn } from '@/tools/model-client/model-options'
import { testModel } from '@/lib/model/self-test'
import { openModel, throwRefusal, type ReadyModel } from '@/tools/model-client/open-model'
import { readHeldOutTexts } from '@/packages/lab/train/held-out-texts'
import { printStatements, scorePronouns } from './eval/statements'
import { printReaderQuestions, printJudgeScores } from './eval/research'
import { printReportSentences } from './eval/report-sentences'
import { labelledSets, setsOfFolder } from './eval/labelled-sets'
import { printRules } from './eval/rules'
import {
  printClaimsAmongTen,
  measureOnPages,
  printPageFigures,
  printReader,
  textsOfChanged,
  textsOfHeldOut,
  type LabelledText,
} from './eval/page-model'
import { printDetails, printMarks, printTotalPrecision } from './eval/print'
import {
  articlesOf,
  MEASURED_SETS,
  runArticles,
  runChanged,
  runHeldOut,
  runTriples,
  type Scores,
} from './eval/run-sets'

// `npm run eval [-- articles changed triples held-out] [--errors] [--json]`: the engine's quality on the labelled sets and
// on the held-out annotated texts, and the outcomes of wrong details.
//
// `npm run eval -- statements [--errors]`: short statements on other dossiers, as a reader types them.
//
// `npm run eval -- research [--errors] [--questions]`: the judges of the research on planted faults. `--errors` lists
// errors, except of the part that is kept aside; `--questions` prints the questions that have no recorded answer.
//
// `npm run eval -- report [--errors]`: the check of the sentences of a written report.
//
// `npm run eval -- questions`: how often the right claim is among the claims of a question to a model; asks no model.
// `npm run eval -- reader`: the figures with the recorded answers of a careful reader in place of a model.
//
// `npm run eval -- rules [--folder DIR] [--errors]`: what each reason of the judge does over the labelled sets, or over the
// sentences of `DIR/expected.jsonl` beside their evidence. `--errors` lists the sentences.
//
// `npm run eval -- --model ADDRESS [--json]`: the built-in test of a model, then whole pages with the questions of the
// extension. The options of the model are those of `npm run check`.
const { values: flags, positionals: named } = parseArgs({
  allowPositionals: true,
  options: {
    questions: { type: 'boolean', default: false },
    errors: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    folder: { type: 'string' },
    ...MODEL_OPTIONS,
  },
})
/** Every eighth article is measured, because a model on a small computer takes minutes for an article. */
const PAGES_STEP = 8
const isWanted = (set: string) => named.length === 0 || named.includes(set)
const separateSets = {
  rules: async () => printRules(flags.folder ? await setsOfFolder(flags.folder) : labelledSets(), flags.errors),
  research: () => (flags.questions ? printReaderQuestions() : printJudgeScores(flags.errors)),
  report: () => printReportSentences(flags.errors),
  statements: () => printStatements(flags.errors),
  questions: printClaimsAmongTen,
  reader: printReader,
}
const setNames = ['articles', 'changed', 'triples', 'held-out', ...Object.keys(separateSets)]
for (const name of named)
  if (!setNames.includes(name)) throw new Refusal(`${name}: no set. There are ${setNames.join(', ')}`)
for (const [set, print] of Object.entries(separateSets)) {
  if (!named.includes(set)) continue
  await print()
  process.exit(0)
}
const model = modelOptionsIn(flags)
if (model !== undefined) {
  await measurePages(await openModel(model)).catch(throwRefusal)
  process.exit(0)
}
const engine = createEngine(bundledDossier, bundledIndex)
const { subject } = bundledDossier
const scores: Scores = {
  ...(isWanted('articles') ? { articles: runArticles(engine, subject) } : {}),
  ...(isWanted('changed') ? { changed: runChanged(engine, subject) } : {}),
  ...(isWanted('triples') ? { triples: runTriples(engine, subject) } : {}),
  ...(isWanted('held-out') ? { heldOut: runHeldOut(MEASURED_SETS) } : {}),
}

if (flags.json) {
  console.log(JSON.stringify(scores, null, 1))
} else {
  const { errors } = flags
  const { articles, changed, triples, heldOut } = scores
  if (heldOut) {
    printDetails('Pages with the mix of published ones, which only measure', heldOut.life, errors)
    printMarks(heldOut.life)
    const { pronouns, right, lost, taken } = scorePronouns()
    console.log(
      `pronouns: ${pronouns}, right ${right.toFixed(3)}; ${lost} of the subject given to others, ${taken} the reverse`,
    )
  }
  printDetails('Articles as they were published, restated', articles, errors)
  printDetails('The same with single details changed', changed, errors)
  printDetails('Triples, each sentence alone', triples, errors)
  printTotalPrecision(scores)
  printDetails('Annotated texts that are held out, articles', heldOut?.articles, errors)
  printDetails('Annotated texts that are held out, single claims', heldOut?.claims, errors)
  printDetails('Single claims with errors of the hard kinds', heldOut?.hard, errors)
  printDetails('Plain statements of events, held out, asked', heldOut?.plain, errors)
  printDetails('Annotated texts on subjects that are held out', heldOut?.others, errors)
  printDetails('Single claims on subjects that are held out', heldOut?.otherClaims, errors)
  printDetails('Articles beside a page as evidence, held out', heldOut?.pages, errors)
  printDetails('Statements beside a page as evidence, held out', heldOut?.pageClaims, errors)
}

/** Prints how well the model checks whole pages with the questions that the sidebar asks. */
async function measurePages({ name, session, limitMs }: ReadyModel): Promise<void> {
  const progress = (done: number) => process.stderr.write(`\r${done} questions`)
  const test = await testModel(session, { limitMs })
  const measure = (texts: LabelledText[]) =>
    measureOnPages(session, texts, { limitMs, isTrusted: test.isGood, progress })
  const heldOut = await measure(textsOfHeldOut(readHeldOutTexts().articles.filter((_, i) => i % PAGES_STEP === 0)))
  const changed = await measure(textsOfChanged(articlesOf('changed').filter((_, i) => i % PAGES_STEP === 0)))
  process.stderr.write('\n')
  if (flags.json) {
    console.log(JSON.stringify({ model: name, test, heldOut, changed }, null, 1))
    return
  }
  const { right, of, missed, invented, isGood } = test
  console.log(
    `Model ${name}: test ${isGood ? 'passed' : 'not passed'}, ${right} of ${of} right, ${missed} missed, ${invented} invented`,
  )
  printPageFigures('Held-out annotated articles', heldOut)
  printPageFigures('Changed articles', changed)
}
