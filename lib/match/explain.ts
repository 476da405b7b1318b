import type { Judged } from './core'
import type { Finding } from './types'
import type { Weighing } from './weigh'

/** The whole reasoning about one sentence, in words and figures that a developer or a doubting reader can follow. */
export interface Explanation {
  start: number
  end: number
  quote: string
  /** What was read in it: "person Fei-Fei Li", "date June 2017 (at)", "number 5.1 %". */
  read: string[]
  clauses: { text: string; denies: boolean; onlyPossible: boolean }[]
  /** What the relations read: "employment/start of karpathy at tesla: start June 2017". */
  frames: { supports: string[]; conflicts: string[] }
  /** The claims that it could be about, likeliest first: how likely, and how much of the words each holds, 0 to 1. */
  near: { claim: string; about: number; words: number; part: string }[]
  /** Possible conflicts, likeliest first, believed or not. */
  conflicts: { claim: string; kind: string; article: string; dossier: string; chance: number }[]
  /** How likely it is each of the four, asked one by one. */
  shares: Weighing['shares']
  finding: Finding | null
}

const SHOWN = 5

export function explanationOf(judged: Judged, weighing: Weighing, quote: string, finding: Finding | null): Explanation {
  const { reading, frames, wording } = judged
  const cut = (start: number, end: number): string =>
    reading.text.slice(start - reading.start, end - reading.start).trim()
  return {
    start: reading.start,
    end: reading.end,
    quote,
    read: reading.items.map((item) =>
      item.type === 'D'
        ? `date ${item.text} (${item.date.role})`
        : item.type === 'N'
          ? `number ${item.text}${item.unit ? ` of ${item.unit}` : ''}`
          : item.type === 'R'
            ? `role ${item.text}`
            : item.type === 'G'
              ? `degree ${item.text}`
              : `${item.kind} ${item.text}${item.known ? ` = ${item.id}` : ''}`,
    ),
    clauses: reading.clauses.map((clause) => ({
      text: cut(clause.start, clause.end),
      denies: clause.negated,
      onlyPossible: clause.hypothetical,
    })),
    frames: {
      supports: frames.supports.map((s) => `${s.view.claim.id}${s.item ? `: ${s.item.text}` : ''}`),
      conflicts: frames.conflicts.map((c) => `${c.view.claim.id}: ${c.article} for ${c.dossier}`),
    },
    near: wording.near.slice(0, SHOWN).map(({ alignment, about, whole, stretch }) => ({
      claim: alignment.view.claim.id,
      about,
      words: alignment.coverage,
      part: whole ? 'the sentence' : cut(stretch.start, stretch.end),
    })),
    conflicts: weighing.candidates.slice(0, SHOWN).map(({ conflict, kind, chance }) => ({
      claim: conflict.view.claim.id,
      kind,
      article: conflict.article,
      dossier: conflict.dossier,
      chance,
    })),
    shares: weighing.shares,
    finding,
  }
}
