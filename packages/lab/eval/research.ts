import { readFileSync } from 'node:fs'
import type { Review } from '@/lib/dossier/format/research'
import { dossierSchema, type Dossier } from '@/lib/dossier/format/schema'
import { objectionsIn } from '@/packages/judges/confidence'
import { evidencePrompt, evidenceVoteIn } from '@/packages/judges/evidence-question'
import { judgeMechanically, type Judgement } from '@/packages/judges/judge-mechanically'
import type { SourcePage } from '@/packages/judges/page-reader'
import { sameFactIn, sameFactPrompt } from '@/packages/research/questions'
import { hashOf } from '@/packages/research/folder'
import { readMarked, type MarkedArticle } from '@/packages/lab/train/marked'
import { mapDefined } from '@/lib/text/lists'
import { defined } from '@/lib/text/defined'

/** Kinds of planted faults, by their letter in the data (tests/eval/research/README.md). */
const PLANTED_FAULTS = {
  v: 'value changed',
  o: 'overstated',
  d: 'doubt dropped',
  q: 'quotation not on the page',
  s: 'wrong source',
  u: 'duplicate',
  c: 'conflict not named',
} as const
type FaultKind = keyof typeof PLANTED_FAULTS

/** A sound finding, and its version with a planted fault. */
interface PlantedPair {
  page: string
  subject: Dossier['subject']
  /** Number of the page's sentence that it quotes, from 1. */
  at: number
  claim: string
  /** Kind of the fault; absent when there is no version with a fault. */
  kind?: FaultKind
  fault: string
  text?: string
}

const ROOT = 'tests/eval/research'

export function pairsIn(set: 'develop' | 'held-aside'): PlantedPair[] {
  let page = ''
  let subject: Dossier['subject'] = { name: '', aliases: [], kind: '' }
  const lines = readFileSync(`${ROOT}/${set}.txt`, 'utf8').trimEnd().split('\n')
  return lines.flatMap((line) => {
    const [first = '', claim = '', kind, fault = '', , text] = line.split('|')
    if (!line.startsWith('='))
      return defined({ page, subject, at: Number(first), claim, fault, kind: kind as FaultKind | undefined, text })
    page = first.slice(1)
    subject = { name: claim, aliases: [], kind: kind ?? '' }
    return []
  })
}

const articles = new Map<string, MarkedArticle>()
function articleOf(page: string): MarkedArticle {
  const path = page.includes('/') ? `packages/lab/train/data/others/${page}.txt` : `${ROOT}/pages/${page}.txt`
  const article = articles.get(page) ?? readMarked(path, page)
  articles.set(page, article)
  return article
}

function sentenceOf(page: string, at: number): string {
  const { text, sentences } = articleOf(page)
  const { start = 0, end = 0 } = sentences[at - 1] ?? {}
  return text.slice(start, end)
}

/** A finding as it is in one dossier of the measurement, sound or with its fault. */
interface PlantedFinding {
  id: string
  pair: PlantedPair
  isFault: boolean
  /** Whether the planted claim exists only so that another claim repeats or contradicts it. */
  isTwin: boolean
}

/** A dossier of sound and faulty findings. It has both versions of a finding only for duplicates and conflicts. */
type PlantedDossier = ReturnType<typeof dossierOf>

/** Makes two dossiers for each page. A finding that is sound in one has its fault in the other. */
function plantedDossiers(pairs: readonly PlantedPair[]): PlantedDossier[] {
  return [...new Set(pairs.map(({ page }) => page))].flatMap((page) => {
    const own = pairs.filter((pair) => pair.page === page)
    return mapDefined([0, 1], (half) => {
      const planted = own.flatMap((pair, at): PlantedFinding[] => {
        const isFault = pair.kind !== undefined && at % 2 === half
        if (pair.kind === undefined && half === 1) return []
        const one = { id: `f${at}`, pair, isFault, isTwin: false }
        return isFault && (pair.kind === 'u' || pair.kind === 'c')
          ? [{ ...one, id: `t${at}`, isFault: false, isTwin: true }, one]
          : [one]
      })
      return planted.length === 0 ? null : dossierOf(page, planted)
    })
  })
}

function dossierOf(page: string, planted: PlantedFinding[]) {
  const { text: pageText, date } = articleOf(page)
  const plantedPassages = planted.map((finding) => ({ ...finding, ...passageOf(finding) }))
  const texts = [...new Set([pageText, ...plantedPassages.map(({ text }) => text)])]
  const sourceOf = (text: string): number => texts.indexOf(text) + 1
  const dossier = dossierSchema.parse({
    subject: planted[0]?.pair.subject,
    asOf: '2026-01-01',
    sources: texts.map((_, at) => ({ n: at + 1, title: `Page ${at + 1}` })),
    claims: plantedPassages.map(({ id, pair, isFault, text }) => ({
      id,
      text: isFault && pair.kind !== 'q' && pair.kind !== 's' ? pair.fault : pair.claim,
      sources: [sourceOf(text)],
    })),
    research: {
      by: [{ name: 'Planted faults', kind: 'person' }],
      passages: plantedPassages.map(({ id, text, quote }) => ({ claim: id, source: sourceOf(text), quote })),
    },
  })
  const pages = texts.map((text): SourcePage => ({
    source: sourceOf(text),
    text,
    ...(text === pageText && date && { published: date }),
  }))
  return { dossier, planted, pages }
}

function passageOf({ pair: { page, at, kind, fault, text }, isFault }: PlantedFinding): {
  quote: string
  text: string
} {
  const right = { quote: sentenceOf(page, at), text: articleOf(page).text }
  if (!isFault) return right
  if (kind === 'q') return { ...right, quote: fault }
  if (kind === 'c') return { quote: text?.split(/(?<=\.) /)[1] ?? '', text: text ?? '' }
  if (kind !== 's') return right
  const [other = '', sentence] = fault.split('#')
  return sentence === undefined
    ? { ...right, text: articleOf(other.slice(1)).text }
    : { ...right, quote: sentenceOf(other, Number(sentence)) }
}

/**
 * Counts a fault as found when a judge does not pass it; a duplicate or conflict, when both claims are named together.
 * Counts a false alarm for a sound finding that a judge does not pass, unless the reason is a fault beside it.
 *
 * @param more adds the reviews of a model to those of the mechanical judges
 * @returns the scores, with one line for each missed fault and each false alarm
 */
export function scoreJudges(pairs: readonly PlantedPair[], more?: (planted: PlantedDossier) => Review[]) {
  const kinds = Object.keys(PLANTED_FAULTS) as FaultKind[]
  const byKind = Object.fromEntries(kinds.map((kind) => [kind, { found: 0, of: 0 }])) as Record<
    FaultKind,
    { found: number; of: number }
  >
  const errors: string[] = []
  let sound = 0
  let falseAlarms = 0
  for (const dossier of plantedDossiers(pairs)) {
    const judged = judgeMechanically(dossier.dossier, dossier.pages, '2026-01-01')
    const reviews = [...judged.reviews, ...(more?.(dossier) ?? [])]
    const faulty = new Set(dossier.planted.filter(({ isFault }) => isFault).map(({ id }) => id))
    for (const { id, pair, isFault, isTwin } of dossier.planted) {
      if (isTwin) continue
      const why = objectionTo(id, { ...judged, reviews }, isFault ? undefined : faulty)
      const line = `${pair.kind === undefined ? 'sound' : PLANTED_FAULTS[pair.kind]}, ${pair.page} ${pair.at}: ${isFault ? pair.fault : pair.claim}`
      if (isFault && pair.kind !== undefined) {
        byKind[pair.kind].of += 1
        if (why === undefined) errors.push(`missed: ${line}`)
        else byKind[pair.kind].found += 1
      } else {
        sound += 1
        if (why === undefined) continue
        falseAlarms += 1
        errors.push(`false alarm: ${line} [${why}]`)
      }
    }
  }
  const sumOf = (key: 'found' | 'of'): number => kinds.reduce((sum, kind) => sum + byKind[kind][key], 0)
  const found = sumOf('found')
  const faults = sumOf('of')
  const shares = { recall: found / faults, precision: found / (found + falseAlarms) }
  return { byKind, found, faults, sound, falseAlarms, errors, ...shares }
}

/** Reason why a judge does not pass a finding. @param excused findings that it may conflict with */
function objectionTo(
  id: string,
  { reviews, conflicts, duplicates }: Judgement,
  excused?: ReadonlySet<string>,
): string | undefined {
  const evidence = objectionsIn(reviews.filter(({ claim }) => claim === id)).find(({ judge }) => judge === 'evidence')
  if (evidence) return evidence.why
  const rivals = [
    ...conflicts
      .filter(({ claims }) => claims.includes(id))
      .flatMap(({ claims }) => claims.filter((other) => other !== id)),
    ...duplicates.filter(({ claim }) => claim === id).map(({ repeats }) => repeats),
  ]
  const rival = rivals.find((other) => excused?.has(other) !== true)
  return rival === undefined ? undefined : `with ${rival}`
}

export function recordedReviews(answers: ReadonlyMap<string, string>): (planted: PlantedDossier) => Review[] {
  return (planted) =>
    mapDefined(readerQuestions(planted), ({ key, claim }) => {
      const answer = answers.get(key)
      return answer === undefined ? null : evidenceVoteIn(answer, claim, { by: 'reader', on: '2026-01-01' })
    })
}

export function readerAnswers(): Map<string, string> {
  const lines = readFileSync(`${ROOT}/reader.jsonl`, 'utf8').trimEnd().split('\n')
  return new Map(lines.map((line) => [(JSON.parse(line) as { key: string }).key, line]))
}

/** Returns the key of a question: a hash, which does not show whether the claim is a planted fault. */
const keyOf = (question: object): string => hashOf(JSON.stringify(question)).slice(0, 16)

function readerQuestions({ dossier, pages, planted }: PlantedDossier) {
  return dossier.claims.flatMap((claim) => {
    const isTwin = planted.some(({ id, isTwin: is }) => is && id === claim.id)
    const prompt = isTwin ? null : evidencePrompt(dossier, claim, pages)
    if (prompt === null) return []
    const { subject, claim: text, passages } = prompt.data
    // How much of the page stands around a passage does not change what was answered.
    return [{ key: keyOf([subject, text, ...passages.map(({ passage }) => passage)]), claim, prompt }]
  })
}

/** Prints the questions that have no recorded answer, one a line, in an order that does not reveal the faults. */
export function printReaderQuestions(): void {
  const answers = readerAnswers()
  const open = plantedDossiers(pairsIn('held-aside'))
    .flatMap(readerQuestions)
    .filter(({ key }) => !answers.has(key))
  const byKey = new Map(open.map(({ key, prompt }) => [key, prompt.data]))
  for (const key of [...byKey.keys()].sort()) console.log(JSON.stringify({ key, ...byKey.get(key) }))
}

/**
 * Counts the conflicts among pairs of claims in natural wording (`c`), and the pairs that agree (`a`) called conflicts,
 * without a model and with the recorded reader, who is asked about the pairs that words leave open.
 */
export function scorePairs(set: 'develop' | 'held-aside' | 'aside') {
  const answers = readerAnswers()
  const score = { conflicts: 0, found: 0, foundByReader: 0, agreeing: 0, falseAlarms: 0, falseByReader: 0 }
  let name = ''
  let kind = ''
  for (const line of readFileSync(`${ROOT}/pairs-${set}.txt`, 'utf8').trimEnd().split('\n')) {
    const [letter = '', one = '', other = ''] = line.split('|')
    if (letter.startsWith('=')) {
      name = letter.slice(1)
      kind = one
    } else {
      const claims = [one, other].map((text, at) => ({ id: `p${at}`, text, sources: [1] }))
      const subject = { name, kind }
      const dossier = dossierSchema.parse({ subject, asOf: '2026-01-01', sources: [{ n: 1, title: 'A page' }], claims })
      const { conflicts, open } = judgeMechanically(dossier, [], '2026-01-01')
      const answer = answers.get(keyOf(sameFactPrompt(name, one, other).data))
      const isRead = open.length > 0 && sameFactIn(answer ?? null) === 'changed'
      const isConflict = letter === 'c'
      score[isConflict ? 'conflicts' : 'agreeing'] += 1
      score[isConflict ? 'found' : 'falseAlarms'] += conflicts.length
      score[isConflict ? 'foundByReader' : 'falseByReader'] += conflicts.length + Number(isRead)
    }
  }
  return score
}

/** Prints the figures of both parts; errors only of the part that rules may be written from. */
export function printJudgeScores(withErrors: boolean): void {
  for (const set of ['develop', 'held-aside'] as const) {
    const scores = scoreJudges(pairsIn(set))
    printScores(`Research judges without a model, ${set}`, scores)
    if (withErrors && set === 'develop') for (const error of scores.errors) console.log(`  ${error}`)
  }
  for (const set of ['develop', 'held-aside'] as const) console.log(`\nConflicts in pairs, ${set}:`, scorePairs(set))
  const reviews = recordedReviews(readerAnswers())
  printScores('With the reader on the objections, develop', scoreJudges(pairsIn('develop'), reviews))
  printScores('With the reader, held-aside', scoreJudges(pairsIn('held-aside'), reviews))
}

function printScores(name: string, scores: ReturnType<typeof scoreJudges>): void {
  const { byKind, found, faults, sound, falseAlarms, recall, precision } = scores
  console.log(`\n${name}: ${faults} planted faults beside ${sound} sound findings`)
  console.log(`  found ${found} (${recall.toFixed(3)}), false alarms ${falseAlarms}, precision ${precision.toFixed(3)}`)
  for (const [kind, { found: n, of }] of Object.entries(byKind))
    console.log(`  ${PLANTED_FAULTS[kind as FaultKind].padEnd(26)} ${String(n).padStart(3)} of ${of}`)
}
