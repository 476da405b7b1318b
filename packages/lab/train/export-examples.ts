import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Dossier } from '@/lib/dossier/format/schema'
import { nearestPhrasings } from '@/lib/engine/link/nearest-phrasing'
import { prepareEvidence, MOST_SENTENCE_WORDS } from '@/lib/engine/link/prepare-evidence'
import { CLAIM_INPUTS, claimInputs, SENTENCE_INPUTS, sentenceInputs } from '@/lib/engine/link/inputs'
import { OWN_TEXT_BIT, type Tokens } from '@/lib/engine/link/tokens'
import { indexDossier, type DossierIndex } from '@/lib/engine/retrieve/dossier-index'
import { createRetriever } from '@/lib/engine/retrieve/retriever'
import { decayedClaimScores, retrievalScore } from '@/lib/engine/retrieve/score'
import type { Item } from '@/lib/engine/analyse/parsed-sentence'
import { analysedClaims } from '@/lib/engine/analyse/analysed-claims'
import { buildGazetteer } from '@/lib/engine/analyse/gazetteer'
import { analyseArticle } from '@/lib/engine/analyse/analyse-article'
import { BUNDLED_SUBJECT, readDossier, readEditedFolder, readFolder, subjectsIn, plainDossier } from './annotated-texts'
import { inputsOf } from './held-out-texts'
import { citedClaimsOf, sentenceAt, type MarkedArticle, type MarkedDetail, type MarkedSentence } from './marked'
import { loadDossierFolder } from '@/tools/shared/load-dossier'
import { encodeTextCached } from '@/lib/engine/encoder/shared-encoder'
import { isHeldOut } from './held-out'

// `node scripts/run.mjs packages/lab/train/export-examples.ts OUT`: writes the annotated sentences with their ranked claims,
// as lists of numbers for train.py.

const MOST_CLAIMS = 12
const LABEL_CODES = { none: 0, unverified: 1, supported: 2, contradicted: 3, disputed: 4 } as const
const KINDS = 'date number name org place role title negation order opposite quantifier quote swap term reason'.split(
  ' ',
)

const ARRAYS = { i32: Int32Array, u8: Uint8Array, i8: Int8Array, u16: Uint16Array, f32: Float32Array }

/** A growing list of numbers, written as one file. */
class Column {
  private data
  private length = 0
  constructor(readonly type: keyof typeof ARRAYS) {
    this.data = new ARRAYS[type](1 << 20)
  }
  push(...values: number[]): void {
    for (const value of values) {
      if (this.length === this.data.length) {
        const grown = new ARRAYS[this.type](this.data.length * 2)
        grown.set(this.data)
        this.data = grown
      }
      this.data[this.length++] = value
    }
  }
  bytes(): Uint8Array {
    return new Uint8Array(this.data.buffer, 0, this.length * this.data.BYTES_PER_ELEMENT)
  }
}

const outFolder = process.argv[2] ?? '.cache/train'
const columns = {
  /** For each sentence: words, claims, words of all claims, label, partial, set, held out, weight in percent. */
  head: new Column('i32'),
  type: new Column('u8'),
  flags: new Column('u16'),
  /** 0 outside, 1 agrees, 2 differs, 3 open, 255 not known */
  label: new Column('u8'),
  /** For each word, the rank of the claim that its detail cites; -1 for no claim. */
  claim: new Column('i8'),
  detail: new Column('u8'),
  kind: new Column('u8'),
  claimType: new Column('u8'),
  claimFlags: new Column('u16'),
  claimLength: new Column('i32'),
  /** For each ranked claim: 1 when the sentence cites it. */
  cited: new Column('u8'),
  claimInput: new Column('f32'),
  sentenceInput: new Column('f32'),
  pairs: new Column('u8'),
  /** For each word of a sentence and of its claims, its number in the list of all encoded texts. */
  context: new Column('i8'),
  place: new Column('i32'),
  claimPlace: new Column('i32'),
}
/** The contexts of the words of all texts, and the number of the first word of each text. */
const firstWordOf = new Map<string, number>()
let textWords = 0
const names: { id: string; start: number; end: number; claims: string[] }[] = []
const setNames: string[] = []

/** @param options.complete adds cited claims that the retrieval did not rank among the first */
function exportArticles(
  dossier: Dossier,
  articles: readonly MarkedArticle[],
  set: string,
  { complete = true, weight = 1 }: { complete?: boolean; weight?: number } = {},
): void {
  if (!setNames.includes(set)) setNames.push(set)
  const gazetteer = buildGazetteer(dossier)
  const views = analysedClaims(dossier, gazetteer)
  const index = indexOfDossier(dossier)
  const retriever = createRetriever(index, retrievalScore)
  const nearestPhrasing = nearestPhrasings(index)
  const indexOf = new Map(views.map((view, i) => [view.claim.id, i]))
  for (const article of articles) {
    const heldOut = isHeldOut(article.id)
    for (const { piece: pieceOfArticle, offset } of inputsOf(article)) {
      let scoresBefore = new Map<number, number>()
      for (const { reading, context } of analyseArticle(pieceOfArticle, dossier, gazetteer)) {
        const retrievedClaims = retriever.search(reading, scoresBefore, MOST_CLAIMS * 2)
        scoresBefore = decayedClaimScores(scoresBefore, retrievedClaims)
        const from = reading.start + offset
        const to = reading.end + offset
        const sentence = sentenceAt(article, from, to)
        if (!sentence || reading.words.length === 0) continue
        const citedIndices = new Set(citedClaimsOf(sentence).map((id) => indexOf.get(id)))
        const nearestClaims = retrievedClaims.slice(0, MOST_CLAIMS)
        if (complete && !heldOut) {
          const missing = retrievedClaims.slice(MOST_CLAIMS).filter((f) => citedIndices.has(f.claim))
          for (const one of missing.slice(0, 3)) nearestClaims.splice(MOST_CLAIMS - 1 - missing.indexOf(one), 1, one)
        }
        const evidence = prepareEvidence(reading, nearestClaims, views, nearestPhrasing(reading))
        const n = Math.min(evidence.tokens.length, MOST_SENTENCE_WORDS)
        columns.head.push(n, evidence.netClaims.length, evidence.width, LABEL_CODES[sentence.label])
        columns.head.push(Number(sentence.partial), setNames.indexOf(set), Number(heldOut), Math.round(weight * 100))
        names.push({ id: article.id, start: from, end: to, claims: evidence.netClaims.map((b) => b.analysis.claim.id) })
        pushWords([columns.type, columns.flags], evidence.tokens, n)
        pushPlaces(columns.place, evidence.tokens, n)
        for (let t = 0; t < n; t++) {
          const word = evidence.tokens.words[t]
          const detail = word && detailAt(sentence, word.start + offset, word.end + offset)
          pushLabel(sentence, detail ?? null, isValue(evidence.tokens.items[t] ?? null), (id) =>
            evidence.netClaims.findIndex((b) => b.analysis.claim.id === id),
          )
        }
        for (const [rank, one] of evidence.netClaims.entries()) {
          for (const { tokens, count, ownText } of one.parts) {
            pushWords([columns.claimType, columns.claimFlags], tokens, count, {
              all: ownText ? OWN_TEXT_BIT : 0,
              first: PART_START,
            })
            if (ownText) pushPlaces(columns.claimPlace, tokens, count)
            else columns.claimPlace.push(...new Array<number>(count).fill(0))
          }
          columns.claimLength.push(one.length)
          columns.cited.push(citedIndices.has(one.claimIndex) ? 1 : 0)
          columns.claimInput.push(...claimInputs(one, rank))
        }
        columns.sentenceInput.push(...sentenceInputs(reading, context))
        for (let i = 0; i < n * evidence.width; i++) columns.pairs.push(evidence.pairBits[i] ?? 0)
      }
    }
  }
  console.log(
    `${set}: ${articles.length} articles, ${names.length} sentences so far, ${Math.round(process.uptime())} s`,
  )
}

const indexes = new Map<Dossier, DossierIndex>()
function indexOfDossier(dossier: Dossier): DossierIndex {
  const index = indexes.get(dossier) ?? indexDossier(dossier)
  indexes.set(dossier, index)
  return index
}

function detailAt(sentence: MarkedSentence, start: number, end: number): MarkedDetail | undefined {
  return sentence.details.find((d) => start < d.end && end > d.start)
}

const isValue = (item: Item | null): boolean =>
  item !== null && item.type !== 'subject' && !('pronoun' in item && item.pronoun)

/** Label of a word that is only known not to differ. */
const NOT_DIFFERING = 254
const UNKNOWN = 255

function pushLabel(
  sentence: MarkedSentence,
  detail: MarkedDetail | null,
  isValue: boolean,
  placeOf: (claim: string) => number,
): void {
  const at = detail?.claim ? placeOf(detail.claim) : -1
  columns.detail.push(detail ? sentence.details.indexOf(detail) + 1 : 0)
  columns.kind.push(detail?.kind ? KINDS.indexOf(detail.kind) + 1 : 0)
  columns.claim.push(at)
  if (!detail) columns.label.push(labelWithoutDetail(sentence, isValue))
  else if (detail.verdict === 'open') columns.label.push(3)
  // A right detail whose claim was not found looks the same as a wrong one.
  else if (detail.verdict === 'agrees') columns.label.push(at < 0 ? UNKNOWN : 1)
  // A detail is open if its claim was not retrieved; if it names no claim, any retrieved claim may be its claim.
  else columns.label.push(at < 0 && detail.claim ? 3 : 2)
}

/** In a sentence with one marked detail, other values agree, and no other word differs. */
function labelWithoutDetail({ unmarked, label, partial, details }: MarkedSentence, isValue: boolean): number {
  if (!unmarked) return 0
  // A contradicted sentence without known wrong words has no labels for its words.
  if (label === 'contradicted' && details.length === 0) return UNKNOWN
  if (label === 'supported' && !partial && isValue) return 1
  return NOT_DIFFERING
}

/** Flag that marks the first word of a part, because train.py encodes each part separately. */
const PART_START = 1 << 15

/** @param extra flags that all words get, and flags that only the first word gets */
function pushWords(
  [type, flag]: [Column, Column],
  { types, flags }: Tokens,
  n: number,
  extra = { all: 0, first: 0 },
): void {
  for (let t = 0; t < n; t++) {
    type.push(types[t] ?? 0)
    flag.push((flags[t] ?? 0) | extra.all | (t === 0 ? extra.first : 0))
  }
}

function pushPlaces(column: Column, { encoded: text }: Tokens, n: number): void {
  const key = text.join(' ')
  let first = firstWordOf.get(key)
  if (first === undefined) {
    firstWordOf.set(key, (first = textWords))
    columns.context.push(...encodeTextCached(text).context)
    textWords += text.length
  }
  for (let t = 0; t < n; t++) column.push(first + t)
}

const loadedBundled = loadDossierFolder('dossier/karpathy')
if (!loadedBundled.ok) throw new Error('the bundled dossier cannot be read')
const { dossier, authored } = loadedBundled
const plainBundled = plainDossier(dossier)
const dossierWithHalfPhrasings: Dossier = {
  ...dossier,
  claims: dossier.claims.map((c) => ({ ...c, phrasings: c.phrasings.filter((_, i) => i % 2 === 0) })),
}
const dossierOn = (subject: string): Dossier => (subject === BUNDLED_SUBJECT ? dossier : readDossier(subject))
const everyThirdArticle = (articles: readonly MarkedArticle[]): MarkedArticle[] =>
  articles.filter((_, i) => i % 3 === 0)

const karpathy = readFolder('karpathy', 'karpathy')
const claimArticles = readFolder('claims', 'claims')
exportArticles(dossier, karpathy, 'articles')
exportArticles(dossier, claimArticles, 'claims')
exportArticles(dossier, readEditedFolder('karpathy', 'karpathy'), 'edits')
exportArticles(plainBundled, everyThirdArticle(karpathy), 'articles plain')
exportArticles(plainBundled, everyThirdArticle(claimArticles), 'claims plain')
for (const name of subjectsIn('others')) {
  exportArticles(readDossier(name), readFolder(`others/${name}`, name), 'others')
  exportArticles(readDossier(name), readEditedFolder(`others/${name}`, name), 'other edits')
}
// Wordings are right facts in free words, so that other words alone are no difference.
for (const set of ['hard', 'wordings', 'twins', 'pages'])
  for (const name of subjectsIn(set))
    exportArticles(dossierOn(name), readFolder(`${set}/${name}`, `${set}-${name}`), set)
// Pages with the mix of published ones: they count more, as most of the sentences that a reader meets are like these.
for (const name of subjectsIn('life')) {
  const pages = readFolder(`life/${name}`, `life-${name}`)
  exportArticles(dossierOn(name), pages, 'life', { complete: false, weight: 2.5 })
  exportArticles(dossierOn(name), readEditedFolder(`life/${name}`, `life-${name}`), 'life edits', { weight: 1.5 })
  if (name === BUNDLED_SUBJECT)
    exportArticles(plainBundled, everyThirdArticle(pages), 'life plain', { complete: false, weight: 1.5 })
}

/** Makes an article of one sentence without marks, from a triple, a phrasing or an example of a claim. */
function singleSentenceArticle(
  id: string,
  text: string,
  label: MarkedSentence['label'],
  claims: string[] = [],
  details: MarkedDetail[] = [],
): MarkedArticle {
  const sentence = { start: 0, end: text.length, label, partial: false, claims, details, unmarked: true }
  return { id, text: `${text}\n`, isSeparate: true, sentences: [sentence] }
}
const differingDetail = (text: string, words: string, claim: string, kind: string): MarkedDetail[] => {
  const at = text.indexOf(words)
  return words && at >= 0 ? [{ start: at, end: at + words.length, verdict: 'differs', claim, kind }] : []
}
const triples = readFileSync('packages/lab/train/data/triples.jsonl', 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as Record<string, string> & { slots: { article: string }; sources: number[] })
const tripleArticles = triples.flatMap(({ id, slots, base = '', edited = '', edit = '', trap, trapLabel }) => [
  singleSentenceArticle(`t-${id}`, base, 'supported'),
  singleSentenceArticle(`t-${id}`, edited, 'contradicted', [], differingDetail(edited, slots.article, '', edit)),
  ...(trap && trapLabel ? [singleSentenceArticle(`t-${id}`, trap, trapLabel as MarkedSentence['label'])] : []),
])
exportArticles(dossier, tripleArticles, 'triples', { complete: false, weight: 0.6 })
const examples = authored.claims
  .flatMap(({ content }) => content.claims)
  .flatMap(({ id, status, phrasings, examples: { contradicts, unrelated } }, i) => [
    ...phrasings
      .filter((_, k) => k % 2 === 1)
      .slice(0, 2)
      .map((marked) => phrasingArticle(marked, id, status === 'established' ? 'supported' : 'disputed')),
    ...contradicts
      .slice(0, 3)
      .map(({ text, wrong, kind }) =>
        singleSentenceArticle(`x-${id}`, text, 'contradicted', [id], differingDetail(text, wrong, id, kind)),
      ),
    ...(i % 2 === 0 ? unrelated : []).map((text) =>
      singleSentenceArticle(`x-${id}`, text.replace(/\{\d+\|([^}]*)\}/g, '$1'), 'unverified'),
    ),
  ])
exportArticles(dossierWithHalfPhrasings, examples, 'examples', { weight: 0.3 })

function phrasingArticle(marked: string, claim: string, label: MarkedSentence['label']): MarkedArticle {
  let text = ''
  let at = 0
  const details: MarkedDetail[] = []
  for (const m of marked.matchAll(/\{\d+\|([^}]*)\}/g)) {
    text += marked.slice(at, m.index)
    const words = m[1] ?? ''
    details.push({ start: text.length, end: text.length + words.length, verdict: 'agrees', claim })
    text += words
    at = m.index + m[0].length
  }
  return singleSentenceArticle(`x-${claim}`, text + marked.slice(at), label, [claim], details)
}

mkdirSync(outFolder, { recursive: true })
for (const [name, column] of Object.entries(columns))
  writeFileSync(join(outFolder, `${name}.${column.type}`), column.bytes())
writeFileSync(join(outFolder, 'texts.json'), JSON.stringify([...firstWordOf.keys()]))
writeFileSync(
  join(outFolder, 'names.json'),
  JSON.stringify({ names, sets: setNames, kinds: KINDS, claimInputs: CLAIM_INPUTS, sentenceInputs: SENTENCE_INPUTS }),
)
