import { parseArgs } from 'node:util'
import type { Dossier } from '@/lib/dossier/format/schema'
import { barsOf, type Bars, type CheckOccasion } from '@/lib/engine/judge/bars'
import { findingOf } from '@/lib/engine/judge/finding'
import type { JudgeContext, ScoredSentence } from '@/lib/engine/judge/scores'
import type { Article, Finding } from '@/lib/schema/finding'
import { Refusal } from '@/tools/shared/command'
import { inputsOf, readHeldOutTexts } from './held-out-texts'
import { sentenceAt } from './marked'
import { readabilityPages, splitPage } from './published-pages'
import { scorerOf } from './scorer-of'

// `node scripts/run.mjs packages/lab/train/choose-bars.ts READABILITY [--from 0] [--step 1] [--most 20] [--texts 0]`: prints what each bar
// of the reader gives, where somebody reads along and where somebody asks: on published pages, each against its own other half, where nearly
// each red is false, and on every n-th annotated text for thresholds and its edited copies (--texts n; 0: none).
//   READABILITY  a copy of github.com/mozilla/readability (Apache-2.0), whose test pages have expected.html

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    from: { type: 'string', default: '0' },
    step: { type: 'string', default: '1' },
    most: { type: 'string', default: '20' },
    texts: { type: 'string', default: '0' },
  },
})
const [repository] = positionals
if (repository === undefined) throw new Refusal('choose-bars needs a copy of github.com/mozilla/readability')

/** A sentence with its scores, and its label; pages have none. */
interface Example {
  set: 'pages' | 'texts'
  scored: ScoredSentence
  quote: string
  context: JudgeContext
  label: 'wrong' | 'right' | null
}

const examples: Example[] = []

function addExamples(
  set: Example['set'],
  dossier: Dossier,
  article: Article,
  labelOf: (scored: ScoredSentence) => Example['label'] | undefined,
): void {
  const { scoreArticle, context } = scorerOf(dossier)
  for (const scored of scoreArticle(article)) {
    const { start, end } = scored.reading
    const label = labelOf(scored)
    if (label !== undefined) examples.push({ set, scored, quote: article.text.slice(start, end), context, label })
  }
}

const isChosen = (_: unknown, at: number): boolean =>
  at >= Number(values.from) && (at - Number(values.from)) % Number(values.step) === 0
for (const page of readabilityPages(repository).filter(isChosen).slice(0, Number(values.most))) {
  const split = await splitPage(page, 0)
  if (split) addExamples('pages', split.dossier, { text: split.text }, () => null)
}
const every = Number(values.texts)
const { thresholds, edited } = readHeldOutTexts()
for (const { dossier, article } of every > 0 ? [...thresholds, ...edited].filter((_, at) => at % every === 0) : [])
  for (const { piece, offset } of inputsOf(article))
    addExamples('texts', dossier, piece, ({ reading: { start, end } }) => {
      const label = sentenceAt(article, start + offset, end + offset)?.label
      if (label === 'contradicted') return 'wrong'
      return label === undefined ? undefined : 'right'
    })

const barsWith = (bar: keyof Bars, values: readonly number[]): Partial<Bars>[] =>
  values.map((value) => ({ [bar]: value }))
const TRIED: Record<CheckOccasion, Partial<Bars>[]> = {
  along: [
    {},
    ...barsWith('readContradicted', [0.95, 0.97, 0.98, 0.99, 0.995, 1.01]),
    ...barsWith('readCompared', [0.7, 0.8, 0.85, 0.9, 0.93, 0.96]),
    ...barsWith('readBeside', [0.2, 0.35, 0.8]),
    ...barsWith('supported', [-0.5, -0.25]),
  ],
  asked: [
    {},
    ...barsWith('readContradicted', [0.85, 0.9, 0.95, 0.97, 0.98, 0.99]),
    ...barsWith('readCompared', [0.5, 0.6, 0.7, 0.8, 0.9]),
    ...barsWith('supported', [0.4, 1.2]),
  ],
}
for (const occasion of ['along', 'asked'] as const) {
  const chosen = { ...barsOf[occasion] }
  for (const tried of TRIED[occasion]) {
    Object.assign(barsOf[occasion], chosen, tried)
    const shown = examples.map((example) => ({ ...example, state: stateOf(example, occasion) }))
    const count = (set: Example['set'], label: Example['label'], state: State): number =>
      shown.filter((example) => example.set === set && example.label === label && example.state === state).length
    const line = (set: Example['set'], label: Example['label']): string =>
      (['red', 'look', 'green'] as const).map((state) => `${state} ${count(set, label, state)}`).join(', ')
    console.log(
      `${occasion} ${JSON.stringify(tried)}: pages ${line('pages', null)} · wrong ${line('texts', 'wrong')} · right ${line('texts', 'right')}`,
    )
  }
  Object.assign(barsOf[occasion], chosen)
}
console.log(`of ${examples.length} sentences`)

type State = 'red' | 'look' | 'green' | 'other'

function stateOf({ scored, quote, context }: Example, occasion: CheckOccasion): State {
  const finding: Finding | null = findingOf(scored, quote, context, occasion)
  if (finding?.verdict === 'contradicted') return 'red'
  if (finding?.compare === true) return 'look'
  return finding?.verdict === 'supported' && !finding.partial ? 'green' : 'other'
}
