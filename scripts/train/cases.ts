import type { AuthoredClaim } from '@/lib/dossier/authoring'
import type { Candidate } from '@/lib/match/compare'
import { createCore, type Judged } from '@/lib/match/core'
import type { StatementClass } from '@/lib/match/models'
import { chance, type Trees } from '@/lib/match/trees'
import { statementFeatures } from '@/lib/match/weigh'
import { isAside, partOf } from '@/scripts/eval/aside'
import type { Label } from '@/scripts/eval/labels'
import { compositesOf } from './composites'
import { deniedOf, type Denied } from './denials'
import { labelled, oddPhrasings, unmarked, type Material, type Subject } from './data'
import { grade, type Wrong } from './truth'

/** Sentences are learned from in three parts: what is printed of one was learned from the two others. */
export const PARTS = 3

/** A labelled sentence as the engine judges it, as far as the training needs it. */
export interface Case {
  /** What is printed together: "triples", "articles", "changed", "claims" and the like. */
  set: string
  part: number
  /** Kept out of the learning altogether. */
  aside: boolean
  text: string
  label: Label
  /** A second label with which careful readers would do as well. */
  also: Label | undefined
  /** How much it counts in the two steps of the learning. */
  weight: { conflict: number; statement: number }
  ofArticle: boolean
  judged: Pick<Judged, 'reading' | 'frames' | 'signals'> & { near: Judged['wording']['near'] }
  candidates: Candidate[]
  /** For each candidate whether it is the conflict that the sentence has; null is not learned from. */
  grades: (0 | 1 | null)[]
}

/**
 * All labelled sentences: articles and triples on the bundled dossier, with phrasings and without, the claims' own examples,
 * pairs of facts made from them, and the texts on other subjects.
 *
 * @param about for a part, what was learned from the claims of the other parts; without a part, from all
 */
export function* casesOf(material: Material, about: (part: number | null) => Trees): Generator<Case, void, void> {
  const { own, claims, others } = material
  for (const [mode, dossier, share] of [
    ['', material.rich, 1],
    [' plain', material.plain, 0.5],
  ] as const) {
    const core = createCore(dossier, { about: about(null) })
    const some = { ...own, triples: own.triples.filter((_, i) => share === 1 || i % 2 === 0) }
    yield* textsOf(some, core.judgeArticle, mode, share, null)
  }
  for (const [i, other] of others.entries()) {
    const core = createCore(other.dossier, { about: about(null) })
    yield* textsOf(other, core.judgeArticle, ` ${other.name}`, 1, i % PARTS)
  }
  for (let part = 0; part < PARTS; part++) {
    const models = { about: about(part) }
    const half = createCore(material.half, models)
    const plain = createCore(material.plain, models)
    const mine = claims.filter((c) => partOf(c.id, PARTS) === part)
    for (const [i, claim] of mine.entries()) {
      for (const { judgeArticle, weight } of [
        { judgeArticle: half.judgeArticle, weight: 0.4 },
        ...(i % 4 === 0 ? [{ judgeArticle: plain.judgeArticle, weight: 0.2 }] : []),
      ]) {
        const emit = (text: string, label: Label, wrong: Wrong | null): Case[] =>
          [...judgeArticle({ text })].map((judged) =>
            caseOf(judged, { set: 'claims', part, label, wrong, weight: { conflict: weight, statement: 0.1 } }),
          )
        for (const text of oddPhrasings(claim).slice(0, 4)) yield* emit(text, 'supported', null)
        for (const text of claim.examples.unrelated) yield* emit(unmarked(text), 'unverified', null)
        for (const { text, wrong, slot, kind } of claim.examples.contradicts)
          yield* emit(text, 'contradicted', { words: wrong, claim: claim.id, slot, denies: kind === 'polarity' })
        for (const { text, words } of contrariesOf(claim))
          yield* emit(text, 'contradicted', { words, claim: claim.id, slot: null, denies: true })
      }
    }
    for (const { text, wrong } of compositesOf(mine, 1)) {
      const judged = [...half.judgeArticle({ text })]
      const [only] = judged
      if (!only || judged.length > 1) continue
      const label = wrong ? 'contradicted' : 'supported'
      yield caseOf(only, { set: 'pairs of claims', part, label, wrong, weight: { conflict: 0.5, statement: 0.15 } })
    }
  }
}

/** Two of the wordings that `half` does not have, turned into their contrary. */
const contrariesOf = (claim: AuthoredClaim): Denied[] =>
  oddPhrasings(claim)
    .flatMap((text) => deniedOf(text) ?? [])
    .slice(0, 2)

type Judge = (article: { text: string; date?: string }) => Iterable<Judged>

function* textsOf(
  { articles, changed, triples }: Subject,
  judge: Judge,
  suffix: string,
  share: number,
  fixed: number | null,
): Generator<Case, void, void> {
  for (const triple of triples) {
    const at = {
      set: `triples${suffix}`,
      part: fixed ?? partOf(triple.id, PARTS),
      aside: isAside(triple.id),
      weight: { conflict: 1.5 * share, statement: share === 1 ? 1 : 0.4 },
    }
    const wrong = { words: triple.slots.article, dossier: triple.slots.dossier, denies: triple.edit === 'negation' }
    for (const [text, label, error] of [
      [triple.base, 'supported', null],
      [triple.edited, 'contradicted', wrong],
      [triple.trap ?? '', triple.trapLabel ?? 'unverified', null],
    ] as const)
      for (const judged of judge({ text })) yield caseOf(judged, { ...at, label, wrong: error })
  }
  for (const [set, list] of [
    ['articles', articles],
    ['changed', changed],
  ] as const) {
    for (const article of list) {
      const name = article.id.replace(/(?:m|-changed)$/, '')
      for (const { judged, sentence } of labelled(judge, article)) {
        const { label, also } = sentence
        if (also === 'contradicted') continue
        const wrong =
          label === 'contradicted'
            ? {
                words: sentence.article ?? judged.reading.text,
                ...(sentence.dossier === undefined ? {} : { dossier: sentence.dossier }),
                denies: false,
              }
            : null
        yield caseOf(judged, {
          set: set + suffix,
          part: fixed ?? partOf(name, PARTS),
          aside: isAside(name),
          label,
          also,
          wrong,
          weight: { conflict: 2 * share, statement: share === 1 ? 1.5 : 0.5 },
          ofArticle: true,
        })
      }
    }
  }
}

interface Known {
  set: string
  part: number
  aside?: boolean
  label: Label
  also?: Label | undefined
  wrong: Wrong | null
  weight: Case['weight']
  ofArticle?: boolean
}

function caseOf({ reading, frames, signals, wording }: Judged, known: Known): Case {
  const { set, part, aside = false, label, also, wrong, weight, ofArticle = false } = known
  const near = wording.near.slice(0, 16)
  const grades = wording.candidates.map((candidate) => grade(candidate, wrong))
  const judged = { reading, frames, signals, near }
  return {
    set,
    part,
    aside,
    text: reading.text,
    label,
    also,
    weight,
    ofArticle,
    judged,
    candidates: wording.candidates,
    grades,
  }
}

/** The features of the sentence as a whole, by what was learned of conflicts. */
export function featuresOf({ judged, candidates }: Case, conflict: Trees): number[] {
  return statementFeatures(
    judged,
    candidates.map((candidate) => ({ ...candidate, chance: chance(conflict, candidate.signals) })),
  )
}

export function classOf(label: Label): StatementClass {
  return label === 'supported' || label === 'disputed' ? 'covered' : label
}
