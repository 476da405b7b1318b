import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Dossier } from '@/lib/dossier/format/schema'
import type { Finding } from '@/lib/schema/finding'
import type { Engine } from '@/lib/engine'
import type { CheckOccasion } from '@/lib/engine/judge/bars'
import { engineOf } from '@/tools/shared/engine-of'
import { readText } from '@/lib/dossier/readers/read-text'
import { inputsOf, readHeldOutTexts, type HeldOutText } from '@/packages/lab/train/held-out-texts'
import { scoreDetails, type CheckedSentence, type DetailsScore, type CheckedFinding } from './score-details'
import { shiftSpan, numbersAndNames, wrongWords } from './words'
import type { Span } from '@/lib/text/spans'
import { citedClaimsOf, type MarkedArticle } from '@/packages/lab/train/marked'
import { labelledArticleSchema, tripleSchema, type LabelledArticle, type LabelledTriple } from './labels'

const FOLDER = 'tests/eval'

export interface Scores {
  articles?: DetailsScore
  changed?: DetailsScore
  triples?: DetailsScore
  heldOut?: HeldOutScores
}

/** Checks the labelled articles of a folder under tests/eval, or each of a few, and scores the answers by sentence. */
export function runArticles(engine: Engine, subject: Dossier['subject'], set = 'articles', each = 1): DetailsScore {
  const articles = articlesOf(set).filter((_, at) => at % each === 0)
  return scoreDetails(articleSentences(articles, namesOf(subject), findingsOfEngine(engine)))
}

/** Checks the changed articles, and scores the outcomes of the changed details. */
export function runChanged(
  engine: Engine,
  subject: Dossier['subject'],
  isWanted: (id: string) => boolean = () => true,
): DetailsScore {
  const changed = articlesOf('changed').filter(({ id }) => isWanted(id))
  return scoreDetails(checkChangedArticles(changed, articlesOf('articles'), namesOf(subject), findingsOfEngine(engine)))
}

/** Checks each sentence of the triples, or each of a few, as a separate text, and scores the outcomes of the changed details. */
export function runTriples(engine: Engine, subject: Dossier['subject'], file?: string, each = 1): DetailsScore {
  const triples = triplesOf(file).filter((_, at) => at % each === 0)
  return scoreDetails(tripleSentences(triples, namesOf(subject), findingsOfEngine(engine)))
}

/** Held-out sets that are measured. `npm run train:report` also measures `thresholds`, which takes as long again. */
export const MEASURED_SETS = [
  'life',
  'articles',
  'claims',
  'hard',
  'plain',
  'others',
  'otherClaims',
  'pages',
  'pageClaims',
] as const
type MeasuredSet = (typeof MEASURED_SETS)[number]
type HeldOutScores = Record<MeasuredSet, DetailsScore>
/** Scores held-out annotated texts that only measure, each against its own dossier; plain statements as asked ones. */
export function runHeldOut<Name extends MeasuredSet>(names: readonly Name[]): Record<Name, DetailsScore> {
  const score = (texts: readonly HeldOutText[], prior: CheckOccasion) =>
    scoreDetails(
      texts.flatMap((text) =>
        heldOutSentences(
          text,
          inputsOf(text.article).map(({ piece, offset }) => ({
            offset,
            findings: engineOf(text.dossier).check(piece, prior).findings,
          })),
        ),
      ),
    )
  const texts = readHeldOutTexts()
  return Object.fromEntries(
    names.map((name) => [name, score(texts[name], name === 'plain' ? 'asked' : 'along')]),
  ) as Record<Name, DetailsScore>
}

/** Returns the sentences of a held-out text with the findings on its pieces, at offsets of the whole text. */
export function heldOutSentences(
  { dossier, article }: HeldOutText,
  pieces: readonly { offset: number; findings: readonly Finding[] }[],
): CheckedSentence[] {
  const found = pieces.flatMap(({ offset, findings }) =>
    findings.map(({ start, end, verdict, details, claims, related = [] }): CheckedFinding => ({
      ...shiftSpan({ start, end }, offset),
      verdict,
      details: details.map((d) => ({ ...shiftSpan(d, offset), verdict: d.verdict, dossier: d.dossier })),
      shown: [...claims, ...related],
    })),
  )
  return markedSentences(article, namesOf(dossier.subject), found)
}

export function articlesOf(set: string): LabelledArticle[] {
  const files = readdirSync(join(FOLDER, set)).filter((file) => file.endsWith('.json'))
  return requireDistinctIds(
    files.sort().map((file) => labelledArticleSchema.parse(JSON.parse(readSet(join(set, file))))),
  )
}

export function triplesOf(file = 'triples.jsonl'): LabelledTriple[] {
  const lines = readSet(file).split('\n').filter(Boolean)
  return requireDistinctIds(lines.map((line) => tripleSchema.parse(JSON.parse(line))))
}

/** Throws when an id occurs twice: answers are stored by id, so the second item would get those of the first. */
export function requireDistinctIds<T extends { id: string }>(items: T[]): T[] {
  const seen = new Set<string>()
  for (const { id } of items) {
    if (seen.has(id)) throw new Error(`${id} is in a labelled set twice`)
    seen.add(id)
  }
  return items
}

function readSet(file: string): string {
  return readFileSync(join(FOLDER, file), 'utf8')
}

function namesOf({ name, aliases }: Dossier['subject']): string[] {
  return [name, ...aliases]
}

/** Findings by text, because several scores use the same texts. */
const findingsByEngine = new WeakMap<Engine, Map<string, Finding[]>>()

/** The engine's findings on a text, as the command line makes them, so that both give the same figures. */
function findingsOfEngine(engine: Engine): (text: string) => Finding[] {
  const answers = findingsByEngine.get(engine) ?? new Map<string, Finding[]>()
  findingsByEngine.set(engine, answers)
  return (text) => {
    const findings = answers.get(text) ?? engine.check(readText(text).article).findings
    answers.set(text, findings)
    return findings
  }
}

/** Names of the kinds of details that differ between the sets. */
const SAME_KIND: Record<string, string> = { organisation: 'org', antonym: 'opposite' }

type FindFindings = (text: string) => readonly CheckedFinding[]

/** A sentence of a set that marks no details and changes none. */
function sentenceIn(text: string, { start, end }: Span, subject: readonly string[]) {
  const values = numbersAndNames(text.slice(start, end), subject).map((span) => shiftSpan(span, start))
  return { text, start, end, values, changed: false, wrongDetails: [], right: [], uncovered: [] }
}

export function articleSentences(
  articles: readonly LabelledArticle[],
  subject: readonly string[],
  findFindings: FindFindings,
): CheckedSentence[] {
  return articles.flatMap(({ id, text, sentences }) =>
    sentences.map(({ label, also, sources, ...place }) => ({
      ...sentenceIn(text, place, subject),
      id: `${id} [${place.start},${place.end})`,
      label,
      also,
      sources,
      findings: findFindings(text),
    })),
  )
}

/** Articles with changed details and their originals, with the same sentences in the same order. */
export function checkChangedArticles(
  changed: readonly LabelledArticle[],
  originals: readonly LabelledArticle[],
  subject: readonly string[],
  findFindings: FindFindings,
): CheckedSentence[] {
  const originalOf = new Map(originals.map((article) => [article.id, article]))
  return changed.flatMap((article) => {
    const { id, text, sentences } = article
    const original = originalOf.get(id.replace(/(?:m|-changed)$/, ''))
    if (original?.sentences.length !== sentences.length) throw new Error(`${id} has no original of as many sentences`)
    return articleSentences([article], subject, findFindings).map((sentence, i): CheckedSentence => {
      const { slot: kind = 'kind not given', dossier = '' } = sentences[i] ?? {}
      const before = original.sentences[i] ?? { start: 0, end: 0 }
      const was = original.text.slice(before.start, before.end)
      const is = text.slice(sentence.start, sentence.end)
      const wordSpans = wrongWords(was, is).map((span) => shiftSpan(span, sentence.start))
      const isWrong = was !== is && sentence.label === 'contradicted'
      return {
        ...sentence,
        changed: was !== is,
        sources: undefined,
        wrongDetails: isWrong ? [{ kind: SAME_KIND[kind] ?? kind, wordSpans, dossier }] : [],
      }
    })
  })
}

export function tripleSentences(
  triples: readonly LabelledTriple[],
  subject: readonly string[],
  findFindings: FindFindings,
): CheckedSentence[] {
  return triples.flatMap(({ id, edit, base, edited, trap, slots, also, trapLabel }) => {
    const alone = (part: string, text: string): Omit<CheckedSentence, 'label'> => ({
      ...sentenceIn(text, { start: 0, end: text.length }, subject),
      id: `${id}.${part}`,
      findings: findFindings(text),
    })
    const wrong = { kind: SAME_KIND[edit] ?? edit, wordSpans: wrongWords(base, edited), dossier: slots.dossier }
    const all: CheckedSentence[] = [
      { ...alone('base', base), label: 'supported', also },
      { ...alone('edited', edited), label: 'contradicted', also, changed: true, wrongDetails: [wrong] },
    ]
    if (trap !== undefined) all.push({ ...alone('trap', trap), label: trapLabel ?? 'unverified' })
    return all
  })
}

export function markedSentences(
  { id, text, sentences }: MarkedArticle,
  subject: readonly string[],
  findings: readonly CheckedFinding[],
): CheckedSentence[] {
  return sentences.map((sentence) => {
    const { start, end, label, details } = sentence
    const spanOf = (span: Span): Span => ({ start: span.start, end: span.end })
    return {
      ...sentenceIn(text, sentence, subject),
      id: `${id} [${start},${end})`,
      label,
      findings,
      claims: citedClaimsOf(sentence),
      wrongDetails: details
        .filter(({ verdict }) => verdict === 'differs')
        .map((d) => ({ kind: d.kind ?? 'kind not given', wordSpans: [spanOf(d)], dossier: d.dossier ?? '' })),
      right: details.filter(({ verdict }) => verdict === 'agrees').map(spanOf),
      uncovered: details.filter(({ verdict }) => verdict === 'open').map(spanOf),
    }
  })
}
