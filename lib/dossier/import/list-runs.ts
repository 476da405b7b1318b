import { labelsOf, SQUARE_MARK } from './citation-style'
import type { Paragraph } from './section'
import type { SourceEntry } from './source-entry'

export type LabelledEntry = SourceEntry & { label: string }

/** A list of sources. It explains the marks of text that has `from` to `to` runs of entries above it. */
export interface EntryList {
  entries: LabelledEntry[]
  from: number
  to: number
}

/**
 * Returns the lists of a document: one, or one for each answer of a chat, if a later list starts again at 1. Such a list
 * explains the text between the former list and itself, or below itself if no text above the first list cites.
 *
 * @param runs entries with text only between the runs
 */
export function entryLists(
  runs: readonly (readonly SourceEntry[])[],
  texts: readonly Pick<Paragraph, 'block' | 'listsAbove'>[],
): EntryList[] {
  const lists: JoinedRuns[] = []
  for (const [at, run] of runs.entries()) {
    const list = lists.at(-1)
    const isNumbered = run.some(({ label }) => label !== null)
    const next = new JoinedRuns(at)
    next.add(run, at)
    if (list && !(isNumbered === list.isNumbered && next.startsAgain(list))) list.add(run, at)
    else lists.push(next)
  }
  if (lists.length < 2) return lists.map(({ entries }) => ({ entries, from: 0, to: Infinity }))
  const cited = new Map<number, string[]>()
  for (const { block, listsAbove: above } of texts) {
    const labels = (block.text.match(SQUARE_MARK) ?? []).flatMap(labelsOf)
    if (labels.length > 0) cited.set(above, [...(cited.get(above) ?? []), ...labels])
  }
  const isBelow = !cited.has(0)
  return lists.map(({ entries, byLabel, first, last }, at): EntryList => {
    const [before, after] = [lists[at - 1], lists[at + 1]]
    const from = isBelow ? first + 1 : before ? before.last + 1 : 0
    const to = isBelow ? (after?.first ?? runs.length) : last
    // A mark that only the other list has shows that the text may cite either, so that neither is certain.
    const other = (isBelow ? after : before)?.byLabel
    const labels = Array.from({ length: to - from + 1 }, (_, index) => cited.get(from + index) ?? []).flat()
    const isUncertain = labels.some((label) => !byLabel.has(label) && other?.has(label))
    return { entries, from, to: isUncertain ? -1 : to }
  })
}

class JoinedRuns {
  readonly entries: LabelledEntry[] = []
  readonly byLabel = new Map<string, SourceEntry['block']>()
  isNumbered = false
  last: number

  constructor(readonly first: number) {
    this.last = first
  }

  /** Adds the entries of a run. One without a label is numbered by its place, unless another has this number. */
  add(run: readonly SourceEntry[], at: number): void {
    this.last = at
    const isNumbered = run.some(({ label }) => label !== null)
    // Places of a list without numbers are not cited by a document that numbers its sources.
    if (isNumbered && !this.isNumbered) this.dropPlaces()
    this.isNumbered ||= isNumbered
    const given = new Set(run.map(({ label }) => label))
    for (const entry of run) {
      const place = String(this.entries.length + 1)
      const label = entry.label ?? (given.has(place) || this.byLabel.has(place) ? `• ${place}` : place)
      this.entries.push({ ...entry, label })
      if (!this.byLabel.has(label)) this.byLabel.set(label, entry.block)
    }
  }

  /** Takes the numbers of places away; without an address, such a line is no source. */
  private dropPlaces(): void {
    const linked = this.entries.filter(({ block }) => block.links.length > 0 || /https?:/i.test(block.text))
    this.entries.splice(0, Infinity, ...linked.map((entry, at) => ({ ...entry, label: `• ${at + 1}` })))
    this.byLabel.clear()
    for (const { label, block } of this.entries) this.byLabel.set(label, block)
  }

  /** Returns whether these runs begin again at 1 with another source than a former list. */
  startsAgain(former: JoinedRuns): boolean {
    const [own, other] = [this, former].map(({ byLabel }) => byLabel.get('1'))
    return own !== undefined && other !== undefined && contentOf(own) !== contentOf(other)
  }
}

const contentOf = ({ text, links }: SourceEntry['block']): string => `${text.trim()} ${links[0]?.url ?? ''}`
