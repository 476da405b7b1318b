import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import type { Detail, Finding } from '@/lib/schema/finding'
import { groupedBy } from '@/lib/text/lists'
import { withoutModelReading } from './compared'
import type { ModelPair } from './page-answer'
import type { PageQuestion } from './page-question'
import { spansOverlap, movedSpan, type Span } from '@/lib/text/spans'

export interface ModelReading {
  name: string
  /** Whether the model passed the built-in test: only then can it add the verdict contradicted (red). */
  isTrusted: boolean
  differs: readonly DossierPair[]
  askedSentences: readonly ReadSentence[]
}

/** A difference, with the dossier of its claim: null where there is only one. */
export type DossierPair = ModelPair & { dossier: string | null }

export interface ReadSentence extends Span {
  dossier: string | null
}

/**
 * Adds the differences that a model found to the findings of the engine, in place of an earlier reading. A difference
 * makes a sentence contradicted if the model is trusted, the difference confirmed, the claim established and sourced,
 * and `opposesContradiction` false; else "Look at this". A difference that the model does not mention stays: it is asked
 * for differences only, so that its silence says nothing about one.
 */
export function withModelReading(findings: readonly Finding[], reading: ModelReading): Finding[] {
  const own = withoutModelReading(findings)
  const differences = [...groupedBy(reading.differs, ({ sentence }) => sentence.start).values()]
  const isOn = (finding: Finding, pairs: readonly DossierPair[]) =>
    pairs.some(({ sentence }) => spansOverlap(sentence, finding))
  const changed = own.map((finding) => {
    const pairs = differences.filter((some) => isOn(finding, some)).flat()
    return pairs.length > 0 ? withPairs(finding, pairs, reading) : finding
  })
  const added = differences
    .filter((pairs) => !own.some((finding) => isOn(finding, pairs)))
    .map((pairs) => withPairs(null, pairs, reading))
  return [...changed, ...added].sort((a, b) => a.start - b.start)
}

/** Moves a reading to another start of its text, and drops what is before that start. */
export function moveReading({ differs, askedSentences, ...rest }: ModelReading, by: number): ModelReading {
  return {
    ...rest,
    differs: differs
      .map((pair) => ({ ...movedSpan(pair, by), sentence: movedSpan(pair.sentence, by) }))
      .filter(({ start }) => start >= 0),
    askedSentences: askedSentences.map((sentence) => movedSpan(sentence, by)).filter(({ end }) => end > 0),
  }
}

export function sentencesOf({ dossier, sentences }: PageQuestion): ReadSentence[] {
  return sentences.filter(({ isAsked }) => isAsked).map(({ start, end }) => ({ start, end, dossier }))
}

function withPairs(engine: Finding | null, all: readonly DossierPair[], { name, isTrusted }: ModelReading): Finding {
  const reader = { name, engine }
  if (engine?.verdict === 'contradicted') return { ...engine, reader }
  const [firstPair] = all
  // A finding has claims and sources of one dossier only: that of the engine's finding, if a difference is in it.
  const ofEngine = all.filter(
    ({ dossier }) => engine !== null && (dossier ?? BUNDLED_ID) === (engine.dossier ?? BUNDLED_ID),
  )
  const pairs = ofEngine.length > 0 ? ofEngine : all.filter(({ dossier }) => dossier === firstPair?.dossier)
  const finding = ofEngine.length > 0 ? engine : null
  const isRed = isTrusted && pairs.some(isSure) && !opposesContradiction(engine)
  const details = pairs.map((pair) => detailOf(pair, isRed && isSure(pair)))
  const otherDetails = (finding?.details ?? []).filter((detail) => !details.some((own) => spansOverlap(own, detail)))
  const { start = 0, end = 0, text = '' } = firstPair?.sentence ?? {}
  const id = firstPair?.dossier ?? null
  const open = finding?.verdict === 'disputed' ? 'disputed' : 'unverified'
  return {
    ...(finding ?? {
      start,
      end,
      quote: text,
      newer: false,
      ...(id === null || id === BUNDLED_ID ? {} : { dossier: id }),
    }),
    verdict: isRed ? 'contradicted' : open,
    partial: false,
    claims: [...new Set([...pairs.map(({ claim }) => claim), ...(finding?.claims ?? [])])],
    sources: [...new Set([...pairs.flatMap(({ sources }) => sources), ...(finding?.sources ?? [])])],
    details: [...details, ...otherDetails].sort((a, b) => a.start - b.start),
    ...(isRed ? {} : { newer: false, compare: true as const }),
    reader,
  }
}

function isSure({ isConfirmed, isDoubted, sources }: DossierPair): boolean {
  return isConfirmed && !isDoubted && sources.length > 0
}

/** Tells whether the engine's finding (supported, disputed or newer) does not fit a contradiction. */
function opposesContradiction(engine: Finding | null): boolean {
  return engine !== null && (engine.newer || engine.verdict === 'supported' || engine.verdict === 'disputed')
}

function detailOf({ start, end, words, claim, claimWords, isDoubted }: DossierPair, isRed: boolean): Detail {
  return {
    start,
    end,
    kind: 'term',
    verdict: isRed ? 'differs' : 'open',
    doubted: isDoubted,
    article: words,
    dossier: claimWords,
    question: null,
    claim,
    slot: null,
  }
}
