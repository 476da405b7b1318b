import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Dossier } from '@/lib/dossier/format/schema'
import { nearestPhrasings } from '@/lib/engine/link/nearest-phrasing'
import { rankEvidence, MOST_SENTENCE } from '@/lib/engine/link/rank-evidence'
import { CLAIM_INPUTS, claimInputs, SENTENCE_INPUTS, sentenceInputs } from '@/lib/engine/link/inputs'
import { OWN_TEXT, type Tokens } from '@/lib/engine/link/tokens'
import { indexDossier } from '@/lib/engine/retrieve/dossier-index'
import { createRetriever } from '@/lib/engine/retrieve/retriever'
import { carryOver, retrievalScore } from '@/lib/engine/retrieve/score'
import type { Item } from '@/lib/engine/analyse/parsed-sentence'
import { analysedClaims } from '@/lib/engine/analyse/analysed-claims'
import { buildGazetteer } from '@/lib/engine/analyse/gazetteer'
import { createArticleReader } from '@/lib/engine/analyse/read-article'
import { BUNDLED, readDossier, readEditedFolder, readFolder, subjectsIn } from './annotated-texts'
import type { MarkedArticle, MarkedDetail, MarkedSentence } from './marked'
import { loadDossierFolder } from '@/tools/publish/load-dossier-folder'
import { isHeldOut } from './held-out'
import { textOnly } from './text-only'

// `node scripts/run.mjs tools/lab/train/export-examples.ts OUT`: writes the annotated sentences with their ranked claims,
// as lists of numbers for train.py.

/** Maximum number of claims per sentence. */
const NEAR = 12
const LABELS = { none: 0, unverified: 1, supported: 2, contradicted: 3, disputed: 4 } as const
const KINDS = 'date number name org place role title negation order opposite quantifier quote swap term reason'.split(
  ' ',
)

/** Lists of numbers that grow, written as one file each. */
class Column {
  private data = new Float64Array(1 << 20)
  length = 0
  constructor(readonly type: 'i32' | 'u8' | 'i8' | 'u16' | 'f32') {}
  push(value: number): void {
    if (this.length === this.data.length) {
      const grown = new Float64Array(this.data.length * 2)
      grown.set(this.data)
      this.data = grown
    }
    this.data[this.length++] = value
  }
  bytes(): Uint8Array {
    const data = this.data.subarray(0, this.length)
    const typed =
      this.type === 'i32'
        ? Int32Array.from(data)
        : this.type === 'u8'
          ? Uint8Array.from(data)
          : this.type === 'i8'
            ? Int8Array.from(data)
            : this.type === 'u16'
              ? Uint16Array.from(data)
              : Float32Array.from(data)
    return new Uint8Array(typed.buffer)
  }
}

const out = process.argv[2] ?? '.cache/train'
const columns = {
  /** words of the sentence, claims, words of all claims, label, partial, set, held out, weight */
  head: new Column('i32'),
  row: new Column('i32'),
  type: new Column('u8'),
  flags: new Column('u16'),
  /** 0 outside, 1 agrees, 2 differs, 3 open, 255 not known */
  label: new Column('u8'),
  /** Which of the claims the detail rests on, -1 for none of them. */
  claim: new Column('i8'),
  detail: new Column('u8'),
  kind: new Column('u8'),
  claimRow: new Column('i32'),
  claimType: new Column('u8'),
  claimFlags: new Column('u16'),
  claimLength: new Column('i32'),
  /** 1 where the sentence is said to rest on the claim. */
  cited: new Column('u8'),
  claimInput: new Column('f32'),
  sentenceInput: new Column('f32'),
  pairs: new Column('u8'),
}
const names: { id: string; start: number; end: number; claims: string[] }[] = []
const sets: string[] = []

interface Options {
  set: string
  /** Claims cited by the sentence are added even if they were not found. */
  complete: boolean
  weight: number
}

function exportArticles(dossier: Dossier, articles: readonly MarkedArticle[], options: Options): void {
  if (!sets.includes(options.set)) sets.push(options.set)
  const gazetteer = buildGazetteer(dossier)
  const views = analysedClaims(dossier, gazetteer)
  const reader = createArticleReader(dossier, gazetteer)
  const index = indexDossier(dossier)
  const retriever = createRetriever(index, retrievalScore)
  const nearestPhrasing = nearestPhrasings(index)
  const indexOf = new Map(views.map((view, i) => [view.claim.id, i]))
  for (const article of articles) {
    const heldOut = isHeldOut(article.id)
    const texts = article.single
      ? article.sentences.map((s) => ({ text: article.text.slice(s.start, s.end), offset: s.start }))
      : [{ text: article.text, offset: 0 }]
    for (const { text, offset } of texts) {
      let before = new Map<number, number>()
      for (const { reading, context } of reader.readArticle({
        text,
        ...(article.date ? { date: article.date } : {}),
      })) {
        const found = retriever.search(reading, before, NEAR * 2)
        before = carryOver(before, found)
        const from = reading.start + offset
        const to = reading.end + offset
        const sentence = article.sentences.find((s) => Math.min(s.end, to) - Math.max(s.start, from) > (to - from) / 2)
        if (!sentence || reading.words.length === 0) continue
        const cited = new Set(
          [...sentence.claims, ...sentence.details.flatMap((d) => d.claim ?? [])].map((id) => indexOf.get(id)),
        )
        const near = found.slice(0, NEAR)
        if (options.complete && !heldOut) {
          const missing = found.slice(NEAR).filter((f) => cited.has(f.claim))
          for (const one of missing.slice(0, 3)) near.splice(NEAR - 1 - missing.indexOf(one), 1, one)
        }
        const evidence = rankEvidence(reading, near, views, nearestPhrasing(reading))
        const n = Math.min(evidence.tokens.length, MOST_SENTENCE)
        columns.head.push(n)
        columns.head.push(evidence.rankedClaims.length)
        columns.head.push(evidence.width)
        columns.head.push(LABELS[sentence.label])
        columns.head.push(sentence.partial ? 1 : 0)
        columns.head.push(sets.indexOf(options.set))
        columns.head.push(heldOut ? 1 : 0)
        columns.head.push(Math.round(options.weight * 100))
        names.push({ id: article.id, start: from, end: to, claims: evidence.rankedClaims.map((b) => b.view.claim.id) })
        pushWords(evidence.tokens, n, 0)
        for (let t = 0; t < n; t++) {
          const word = evidence.tokens.words[t]
          const detail = word && detailAt(sentence, word.start + offset, word.end + offset)
          pushLabel(sentence, detail ?? null, isValue(evidence.tokens.items[t] ?? null), (id) =>
            evidence.rankedClaims.findIndex((b) => b.view.claim.id === id),
          )
        }
        for (const [rank, one] of evidence.rankedClaims.entries()) {
          for (const part of one.parts) pushClaimWords(part.tokens, part.take, part.ownText ? OWN_TEXT : 0)
          columns.claimLength.push(one.length)
          columns.cited.push(cited.has(one.claim) ? 1 : 0)
          for (const x of claimInputs(one, rank)) columns.claimInput.push(x)
        }
        for (const x of sentenceInputs(reading, context)) columns.sentenceInput.push(x)
        for (let i = 0; i < n * evidence.width; i++) columns.pairs.push(evidence.pairs[i] ?? 0)
      }
    }
  }
  console.log(
    `${options.set}: ${articles.length} articles, ${names.length} sentences so far, ${Math.round(process.uptime())} s`,
  )
}

function detailAt(sentence: MarkedSentence, start: number, end: number): MarkedDetail | undefined {
  return sentence.details.find((d) => start < d.end && end > d.start)
}

const isValue = (item: Item | null): boolean =>
  item !== null && item.type !== 'subject' && !('pronoun' in item && item.pronoun)

/** A word of which only this is known: it does not differ. */
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
  // A contradicted sentence without known wrong words has no labels for its words.
  if (!detail)
    columns.label.push(
      sentence.unmarked && sentence.label === 'contradicted' && sentence.details.length === 0
        ? UNKNOWN
        : sentence.unmarked
          ? unmarkedLabel(sentence, isValue)
          : 0,
    )
  else if (detail.verdict === 'open') columns.label.push(3)
  // A right detail cannot be distinguished from a wrong one if its claim is missing.
  else if (detail.verdict === 'agrees') columns.label.push(at < 0 ? UNKNOWN : 1)
  // A claim that was not found leaves the detail open; an unnamed one may be among those found.
  else columns.label.push(at < 0 && detail.claim ? 3 : 2)
}

/** In a sentence with one marked detail, other values agree, and no other word differs. */
function unmarkedLabel({ label, partial }: MarkedSentence, isValue: boolean): number {
  if (label === 'supported' && !partial && isValue) return 1
  return NOT_DIFFERING
}

function pushWords({ rows, types, flags }: Tokens, n: number, extra: number): void {
  for (let t = 0; t < n; t++) {
    columns.row.push(rows[t] ?? -1)
    columns.type.push(types[t] ?? 0)
    columns.flags.push((flags[t] ?? 0) | extra)
  }
}

/** Bit 15 marks the start of a part for train.py: parts are encoded separately. */
const PART_START = 1 << 15

function pushClaimWords({ rows, types, flags }: Tokens, n: number, extra: number): void {
  for (let t = 0; t < n; t++) {
    columns.claimRow.push(rows[t] ?? -1)
    columns.claimType.push(types[t] ?? 0)
    columns.claimFlags.push((flags[t] ?? 0) | extra | (t === 0 ? PART_START : 0))
  }
}

const loaded = await loadDossierFolder('dossier/karpathy')
if (!loaded.ok) throw new Error('the bundled dossier cannot be read')
const { dossier, authored } = loaded
const plain = textOnly(dossier)
const half: Dossier = {
  ...dossier,
  claims: dossier.claims.map((c) => ({ ...c, phrasings: c.phrasings.filter((_, i) => i % 2 === 0) })),
}
const dossierOn = (subject: string): Dossier => (subject === BUNDLED ? dossier : readDossier(subject))
const third = (articles: readonly MarkedArticle[]): MarkedArticle[] => articles.filter((_, i) => i % 3 === 0)

const karpathy = readFolder('karpathy', 'karpathy')
const claims = readFolder('claims', 'claims')
exportArticles(dossier, karpathy, { set: 'articles', complete: true, weight: 1 })
exportArticles(dossier, claims, { set: 'claims', complete: true, weight: 1 })
exportArticles(dossier, readEditedFolder('karpathy', 'karpathy'), { set: 'edits', complete: true, weight: 1 })
exportArticles(plain, third(karpathy), { set: 'articles plain', complete: true, weight: 1 })
exportArticles(plain, third(claims), { set: 'claims plain', complete: true, weight: 1 })
for (const name of subjectsIn('others')) {
  exportArticles(readDossier(name), readFolder(`others/${name}`, name), { set: 'others', complete: true, weight: 1 })
  exportArticles(readDossier(name), readEditedFolder(`others/${name}`, name), {
    ...{ set: 'other edits', complete: true, weight: 1 },
  })
}
for (const name of subjectsIn('hard'))
  exportArticles(dossierOn(name), readFolder(`hard/${name}`, `hard-${name}`), {
    ...{ set: 'hard', complete: true, weight: 1 },
  })
// Right facts in free words, so that other words alone are no difference.
for (const name of subjectsIn('wordings'))
  exportArticles(dossierOn(name), readFolder(`wordings/${name}`, `wordings-${name}`), {
    ...{ set: 'wordings', complete: true, weight: 1 },
  })
// Pages with the mix of published ones: they count more, as most of the sentences that a reader meets are like these.
for (const name of subjectsIn('life')) {
  const pages = readFolder(`life/${name}`, `life-${name}`)
  exportArticles(dossierOn(name), pages, { set: 'life', complete: false, weight: 2.5 })
  exportArticles(dossierOn(name), readEditedFolder(`life/${name}`, `life-${name}`), {
    set: 'life edits',
    complete: true,
    weight: 1.5,
  })
  if (name === BUNDLED) exportArticles(plain, third(pages), { set: 'life plain', complete: false, weight: 1.5 })
}

/** Single sentences without marks: the triples, and the phrasings and examples of the claims. */
interface Single {
  id: string
  text: string
  label: MarkedSentence['label']
  claims: string[]
  details: MarkedDetail[]
  unmarked: boolean
}
const articleOf = ({ id, text, label, claims, details, unmarked }: Single): MarkedArticle => ({
  id,
  text: `${text}\n`,
  single: true,
  sentences: [{ start: 0, end: text.length, label, partial: false, claims, details, unmarked }],
})
const odd = (text: string, words: string, claim: string, kind: string): MarkedDetail[] => {
  const at = text.indexOf(words)
  return words && at >= 0 ? [{ start: at, end: at + words.length, verdict: 'differs', claim, kind }] : []
}
const triples = readFileSync('tools/lab/train/data/triples.jsonl', 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as Record<string, string> & { slots: { article: string }; sources: number[] })
const alone = triples.flatMap((t): Single[] => [
  { id: `t-${t.id}`, text: t.base ?? '', label: 'supported', claims: [], details: [], unmarked: true },
  {
    id: `t-${t.id}`,
    text: t.edited ?? '',
    label: 'contradicted',
    claims: [],
    details: odd(t.edited ?? '', t.slots.article, '', t.edit ?? ''),
    unmarked: true,
  },
  ...(t.trap && t.trapLabel
    ? [
        {
          id: `t-${t.id}`,
          text: t.trap,
          label: t.trapLabel as MarkedSentence['label'],
          claims: [],
          details: [],
          unmarked: true,
        },
      ]
    : []),
])
exportArticles(dossier, alone.map(articleOf), { set: 'triples', complete: false, weight: 0.6 })
const examples = authored.claims
  .flatMap(({ content }) => content.claims)
  .flatMap((claim, i): Single[] => [
    ...claim.phrasings
      .filter((_, k) => k % 2 === 1)
      .slice(0, 2)
      .map((marked) => phrasing(marked, claim.id, claim.status === 'established' ? 'supported' : 'disputed')),
    ...claim.examples.contradicts.slice(0, 3).map((e) => ({
      id: `x-${claim.id}`,
      text: e.text,
      label: 'contradicted' as const,
      claims: [claim.id],
      details: odd(e.text, e.wrong, claim.id, e.kind),
      unmarked: true,
    })),
    ...(i % 2 === 0 ? claim.examples.unrelated : []).map((text) => ({
      id: `x-${claim.id}`,
      text: text.replace(/\{\d+\|([^}]*)\}/g, '$1'),
      label: 'unverified' as const,
      claims: [],
      details: [],
      unmarked: true,
    })),
  ])
exportArticles(half, examples.map(articleOf), { set: 'examples', complete: true, weight: 0.3 })

function phrasing(marked: string, claim: string, label: MarkedSentence['label']): Single {
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
  return { id: `x-${claim}`, text: text + marked.slice(at), label, claims: [claim], details, unmarked: true }
}

mkdirSync(out, { recursive: true })
for (const [name, column] of Object.entries(columns)) writeFileSync(join(out, `${name}.${column.type}`), column.bytes())
writeFileSync(
  join(out, 'names.json'),
  JSON.stringify({ names, sets, kinds: KINDS, claimInputs: CLAIM_INPUTS, sentenceInputs: SENTENCE_INPUTS }),
)
