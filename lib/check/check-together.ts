import type {
  Article,
  CheckProgress,
  CheckResult,
  Detail,
  Finding,
  LookupResult,
  SentenceLookup,
  Verdict,
} from '@/lib/schema/finding'
import { hasRelated } from '@/lib/details/state'
import { kindOfName, namesIn } from '@/lib/engine/analyse/gazetteer'
import { findingOnPart } from '@/lib/engine/judge/part'
import { prepareInSlices, type Engine, type CheckOccasion, type OccasionOf } from '@/lib/engine'
import type { PreparedArticle } from '@/lib/engine/analyse/prepare-article'
import { indexSet, type ChooseDossiers } from '@/lib/engine/retrieve/near-dossiers'
import type { SharedReading } from '@/lib/engine/analyse/analyse-article'
import { groupedBy, mapDefined } from '@/lib/text/lists'
import { mentionsName } from '@/lib/text/mentions'
import { runAtOnce } from '@/lib/text/run-in-slices'
import { spansOverlap, type Span } from '@/lib/text/spans'
import { askedVerdicts } from './asked-verdict'
import { shownFinding, shownWords, withWholeSentences } from './whole-sentences'

export interface DossierEngine {
  /** Id of the dossier, set on its findings; null where there is no need to name it. */
  dossier: string | null
  engine: Engine
  /** Names of its subject, where pages that name it in passing are told from those about it. */
  names?: readonly string[]
}

/** How a text came to be checked. A set: the sentences that the user has asked about; the others are read along. */
export type Occasion = CheckOccasion | ReadonlySet<string>

/**
 * Checks an article, or a part of it in its context, with several dossiers at once, and merges the findings of each
 * sentence into one. All engines use the same sentences of the article.
 */
export function* checkTogether(
  engines: readonly DossierEngine[],
  article: Article,
  occasion: Occasion = 'along',
  part?: Span,
): Generator<CheckProgress, CheckResult, void> {
  const whole = withWholeSentences(article)
  const occasionOf: CheckOccasion | OccasionOf =
    typeof occasion === 'string' ? occasion : (quote) => (occasion.has(shownWords(quote)) ? 'asked' : 'along')
  const shared = sharedBy(engines, yield* prepareInSlices(whole))
  const runs = engines.map(({ dossier, engine, names = [] }, at) => ({
    dossier,
    // A selected sentence is taken to be about the subject, also where it does not name it.
    isOnSubject: onSubject(whole, part ? [] : names),
    steps: engine.checkInSlices(whole, occasionOf, shared(at), part),
    end: null as CheckResult | null,
  }))
  const allFindings: Finding[] = []
  while (runs.some(({ end }) => end === null)) {
    const found: FoundInDossier[] = []
    let progress: CheckProgress | null = null
    for (const run of runs) {
      if (run.end !== null) continue
      const step = run.steps.next()
      if (step.done) {
        run.end = step.value
        continue
      }
      progress ??= step.value
      const { findings, onPage = [] } = step.value
      const { dossier, isOnSubject } = run
      found.push({ dossier, findings: findings.filter(isOnSubject), onPage: onPage.filter(isOnSubject) })
    }
    if (progress) {
      const { checked, sentences } = progress
      const merged = mergeFound(found)
      allFindings.push(...merged)
      yield { checked, sentences, findings: merged }
    }
  }
  const isSettled = allFindings.some(({ verdict }) => verdict !== 'unverified')
  const near = isSettled ? undefined : runs.find(({ end }) => (end?.nearest.length ?? 0) > 0)
  return {
    mentions: Math.max(0, ...runs.map(({ end }) => end?.mentions ?? 0)),
    sentences: Math.max(0, ...runs.map(({ end }) => end?.sentences ?? 0)),
    findings: allFindings,
    nearest: near?.end?.nearest ?? [],
    nearestIn: near?.dossier ?? undefined,
  }
}

/**
 * Returns whether a finding is on the subject, for an article that only names it in passing, as behind another person: its
 * paragraph names it, or its words have a name or a number of their own. "He" is somebody else there.
 */
function onSubject({ text, blocks = [] }: Article, names: readonly string[]): (finding: Finding) => boolean {
  const isNamed = blocks.map(({ start, end }) => mentionsName(text.slice(start, end), names))
  const first = isNamed.indexOf(true)
  const isAbout =
    blocks.length < LEAST_BLOCKS ||
    blocks.some(({ kind }, at) => isNamed[at] && kind === 'heading') ||
    (first >= 0 && first < 3 && !namesPerson(text.slice(0, blocks[first]?.start))) ||
    isNamed.filter(Boolean).length >= blocks.length / 5
  if (names.length === 0 || isAbout) return () => true
  return ({ start, quote, details }) => {
    if (isNamed[blocks.findIndex(({ end }) => start < end)]) return true
    const isOfPerson = /\b(?:he|she|his|hers?|him|they|their|them)\b/i.test(quote)
    return !isOfPerson && details.some(({ article, verdict }) => verdict !== 'open' && /[\p{Lu}\d]/u.test(article))
  }
}
const namesPerson = (text: string): boolean =>
  namesIn(text).some(({ raw, start }) => kindOfName(raw) === 'person' && !/\bby\s$/i.test(text.slice(0, start)))
/** Blocks of an article that can name its subject in passing; a shorter one is about it. */
const LEAST_BLOCKS = 8

/**
 * Returns for each engine what it shares with the others. A sentence is compared with the same dossiers whether it is
 * read along or asked about, so that asking supports no more.
 */
function sharedBy(engines: readonly DossierEngine[], prepared: PreparedArticle): (at: number) => SharedReading {
  if (engines.length < 2) return () => ({ prepared, isCompared: () => true })
  const isNear = chooserOf(engines.map(({ engine }) => engine))(prepared)
  return (at) => ({ prepared, isCompared: (sentence) => isNear(at, sentence) })
}

/** The sets last checked with, by their first engine, so that the index of a set goes with its engines. */
const lastDossierChoice = new WeakMap<Engine, { engines: readonly Engine[]; choose: ChooseDossiers }>()

/** Returns the index of a set of engines, built again only where the set has changed. */
function chooserOf(engines: readonly Engine[]): ChooseDossiers {
  const [first] = engines
  const last = first && lastDossierChoice.get(first)
  if (last?.engines.length === engines.length && last.engines.every((engine, at) => engine === engines[at]))
    return last.choose
  const choose = indexSet(engines.map((engine) => engine.wordsOfClaims()))
  if (first) lastDossierChoice.set(first, { engines, choose })
  return choose
}

/** Looks up a range of text: for each sentence its finding, or the most informative reason why it has no mark. */
export function lookUpTogether(
  engines: readonly DossierEngine[],
  given: Article,
  start: number,
  end: number,
  prior: CheckOccasion = 'along',
): LookupResult {
  const article = withWholeSentences(given)
  const shared = sharedBy(engines, runAtOnce(prepareInSlices(article)))
  const found = engines.flatMap(({ dossier, engine }, at) =>
    engine.lookUp(article, start, end, prior, shared(at)).sentences.map((sentence) => ({ dossier, sentence })),
  )
  const byStart = groupedBy(found, ({ sentence }) => sentence.start)
  const sentences = [...byStart].sort(([a], [b]) => a - b).map(([, all]) => mergedLookup(all))
  return { sentences: sentences.flatMap((sentence) => sentence ?? []) }
}

/** Returns the finding of all dossiers on a part of its sentence; null where no dossier has a detail or claim on it. */
export function mergedOnPart(finding: Finding, start: number, end: number): Finding | null {
  const parts = (finding.answers ?? [finding]).flatMap((answer) => findingOnPart(answer, start, end) ?? [])
  return mergeFindings(parts.map((part) => ({ dossier: part.dossier ?? null, finding: part })))
}

function mergedLookup(all: readonly { dossier: string | null; sentence: SentenceLookup }[]): SentenceLookup | null {
  const [best] = [...all].sort((a, b) => REASONS.indexOf(a.sentence.reason) - REASONS.indexOf(b.sentence.reason))
  if (!best) return null
  const finding = mergeFindings(
    mapDefined(all, ({ dossier, sentence }) => sentence.finding && { dossier, finding: sentence.finding }),
  )
  return { ...best.sentence, finding, ...(best.dossier === null ? {} : { dossier: best.dossier }) }
}

/** The results of a lookup, the most informative first. */
const REASONS: readonly SentenceLookup['reason'][] = [
  'finding',
  'not-sure',
  'newer',
  'no-near-claim',
  'nothing-checkable',
  'question',
  'not-about-subject',
]

/** Findings of one dossier. Where somebody asks, `onPage` has those of somebody who reads along. */
interface FoundInDossier extends Pick<CheckProgress, 'findings' | 'onPage'> {
  dossier: string | null
}

/** Merges what each dossier has into one verdict on each sentence. */
function mergeFound(found: readonly FoundInDossier[]): Finding[] {
  const merged = (findingsOf: (part: FoundInDossier) => readonly Finding[]): Finding[] =>
    mergeBySentence(
      found.flatMap((dossier) => findingsOf(dossier).map((finding) => ({ dossier: dossier.dossier, finding }))),
    )
  const onPage = merged((dossier) => dossier.onPage ?? [])
  return askedVerdicts(
    onPage,
    merged((dossier) => askedVerdicts(dossier.onPage ?? [], dossier.findings)),
  )
}

function mergeBySentence(found: readonly DossierFinding[]): Finding[] {
  const byStart = groupedBy(found, ({ finding }) => finding.start)
  return [...byStart].sort(([a], [b]) => a - b).flatMap(([, answers]) => mergeFindings(answers) ?? [])
}

interface DossierFinding {
  /** Id of the dossier; null where there is no need to name it. */
  dossier: string | null
  finding: Finding
}

/**
 * Merges the findings of several dossiers on one sentence. If one supports the sentence and another contradicts it, or has
 * another value to compare, the result is disputed, with the details of the difference; otherwise it has the most severe
 * verdict. `answers` has the findings of all dossiers that settle it or differ, if several do; others are then ignored,
 * except for what agrees in the words in which one differs. Words that any dossier has are not open in another.
 *
 * @returns null where there is nothing to show
 */
export function mergeFindings(given: readonly DossierFinding[]): Finding | null {
  const all = given.map(({ dossier, finding }) =>
    dossier === null ? shownFinding(finding) : { ...shownFinding(finding), dossier },
  )
  const differing = all.filter(({ verdict }) => verdict === 'contradicted')
  const named = all.map((finding): Finding => {
    const { agrees, ...own } = finding
    if (agrees === undefined) return withoutKnownWords(finding, all)
    const partly: Finding = { ...own, ...agrees, verdict: 'supported', partial: true }
    return withoutKnownWords(differing.some((other) => supportsDiffering(other, partly)) ? partly : own, all)
  })
  const settled = named.filter(({ verdict }) => verdict !== 'unverified')
  const sorted = [...settled].sort((a, b) => RANK[a.verdict] - RANK[b.verdict] || partRank(a) - partRank(b))
  const isCompared = ({ compare, details }: Finding): boolean =>
    compare === true && details.some(({ dossier }) => dossier !== null)
  const compared =
    sorted[0]?.verdict === 'supported'
      ? named.find((finding) => isCompared(finding) && sorted.some((other) => supportsDiffering(finding, other)))
      : undefined
  const [first, ...more] = compared ? [compared, ...sorted] : sorted
  if (!first) return named.find(hasRelated) ?? named.find(({ newer }) => !newer) ?? named[0] ?? null
  if (more.length === 0) return first
  const answers = [first, ...more]
  if (!compared && (first.verdict !== 'contradicted' || !more.some((other) => supportsDiffering(first, other))))
    return { ...first, answers }
  return { ...first, verdict: 'disputed', partial: false, answers }
}

const RANK: Record<Verdict, number> = { contradicted: 0, disputed: 1, supported: 2, unverified: 3 }

const partRank = ({ partial }: Finding): number => (partial ? 1 : 0)

/** Whether another dossier supports the sentence, or in part the words in which the first one differs. */
function supportsDiffering(differing: Finding, other: Finding): boolean {
  if (other.verdict !== 'supported') return false
  if (!other.partial) return true
  return differing.details
    .filter(({ verdict, dossier }) => verdict === 'differs' || (verdict === 'open' && dossier !== null))
    .some((detail) => agreesWith(other, detail))
}

/** Returns a finding without the words that it lacks and another dossier has. */
function withoutKnownWords(finding: Finding, all: readonly Finding[]): Finding {
  const isKnown = (detail: Detail): boolean =>
    detail.verdict === 'open' && detail.dossier === null && all.some((other) => agreesWith(other, detail))
  return finding.details.some(isKnown)
    ? { ...finding, details: finding.details.filter((detail) => !isKnown(detail)) }
    : finding
}

const agreesWith = ({ details, agrees }: Finding, words: Span): boolean =>
  [...details, ...(agrees?.details ?? [])].some((detail) => detail.verdict === 'agrees' && spansOverlap(detail, words))
