import type { Verdict } from './verdicts'

interface Outcome {
  /** The verdict whose colour the state has. */
  colour: Verdict
  sign: Verdict | 'in-part'
  /** The sign in plain text: shapes differ, so that states are told apart without colours. */
  text: string
  /** Place in the list of findings: a row, a folded group with a filter, or a folded group without one. */
  place: 'row' | 'folded' | 'unfiltered'
  /** The setting that shows its marks on pages; null: it has no marks. */
  shownBy: 'contradicted' | 'look' | 'supported' | null
}

/**
 * All states of a checked sentence, most serious first. `look`: the dossier doubts a value, or one is to be compared.
 * `part`: the dossier has a part of the sentence, and nothing on the rest. `uncovered`: nothing in the dossier settles
 * the sentence. What depends on the state alone is read from here.
 */
export const outcomes = {
  contradicted: { colour: 'contradicted', sign: 'contradicted', text: '■', place: 'row', shownBy: 'contradicted' },
  look: { colour: 'disputed', sign: 'disputed', text: '◆', place: 'row', shownBy: 'look' },
  part: { colour: 'unverified', sign: 'in-part', text: '◐', place: 'folded', shownBy: 'supported' },
  supported: { colour: 'supported', sign: 'supported', text: '✓', place: 'folded', shownBy: 'supported' },
  uncovered: { colour: 'unverified', sign: 'unverified', text: '○', place: 'unfiltered', shownBy: null },
} as const satisfies Record<string, Outcome>

export type FindingState = keyof typeof outcomes
export const findingStates = Object.keys(outcomes) as FindingState[]

/** Returns the states with a place in the list of findings, most serious first. */
export const statesAt = (place: Outcome['place']): FindingState[] =>
  findingStates.filter((state) => outcomes[state].place === place)

export type MarkSetting = NonNullable<Outcome['shownBy']>
export const defaultMarks: Record<MarkSetting, boolean> = {
  contradicted: true,
  look: true,
  supported: true,
}
