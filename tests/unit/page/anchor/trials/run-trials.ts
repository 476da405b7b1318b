import { runAtOnce } from '@/lib/text/run-in-slices'
import { findAnchors, makeAnchor } from '@/lib/page/anchor/anchor'
import { chance } from '@/tests/browser/storage/chance'
import { chooseNotes } from './choose-notes'
import type { Page, Span } from './pages'
import { revisions, type Revision } from './revisions'
import { glue, nowAt } from './traced'

/** Results of finding notes on pages after one kind of change. */
export interface Tally {
  name: string
  trials: number
  /** Notes whose words are still on the page, and how many of them were found. */
  present: number
  right: number
  orphaned: number
  /** Notes found anywhere else than on what became of the noted words. */
  wrong: number
  /** On a sentence of which a value was changed. */
  falsified: number
  examples: string[]
}

/** Changes each page in each way and looks for the notes made before. The same seed gives the same trials. */
export function runTrials(pages: readonly Page[], perPage: number, seed: number): Tally[] {
  return revisions.map((revision, n) => {
    const tally: Tally = {
      name: revision.name,
      trials: 0,
      present: 0,
      right: 0,
      orphaned: 0,
      wrong: 0,
      falsified: 0,
      examples: [],
    }
    pages.forEach((page, i) => tryPage(page, revision, perPage, chance(seed + n * 1000 + i).next, tally))
    return tally
  })
}

function tryPage(saved: Page, revision: Revision, perPage: number, random: () => number, tally: Tally): void {
  const page = revision.prepare?.(saved, random) ?? saved
  const notes = chooseNotes(page, perPage, random)
  const { blocks, asked } = revision.revise(page, notes, random)
  const now = glue(blocks, '\n\n')
  const looked = asked ?? notes
  const anchors = looked.map(({ start, end }) => makeAnchor(page.text, start, end))
  const results = runAtOnce(findAnchors(now.text, anchors))
  looked.forEach((note, i) => {
    const result = results[i]
    if (result === undefined) return
    const is = nowAt(now, note)
    tally.trials++
    if (is && revision.expect === 'present') tally.present++
    const verdict = readsAlike(page.text, note, now.text, result) ? 'right' : judge(result, is)
    if (verdict === 'right' && revision.expect === 'falsified') {
      tally.falsified++
      tally.examples.push(tell(page, note, result, now.text, is, 'wrong'))
    }
    tally[verdict]++
    if (verdict === 'wrong' || (verdict === 'orphaned' && is && revision.expect === 'present')) {
      tally.examples.push(tell(page, note, result, now.text, is, verdict))
    }
  })
}

function judge(result: Span | null, is: Span | null): 'right' | 'orphaned' | 'wrong' {
  if (result === null) return 'orphaned'
  if (!is) return 'wrong'
  const { start, end } = result
  const shared = Math.min(end, is.end) - Math.max(start, is.start)
  return shared >= SHARED * (Math.max(end, is.end) - Math.min(start, is.start)) ? 'right' : 'wrong'
}

/** Whether both places have equal words and 64 equal characters on both sides, and so cannot be distinguished. */
function readsAlike(before: string, note: Span, now: string, result: Span | null): boolean {
  return result !== null && around(before, note) === around(now, result)
}

function around(text: string, { start, end }: Span): string {
  return text.slice(Math.max(0, start - 64), end + 64)
}

/** Minimum overlap of found and true place, as a share of the characters in either. */
const SHARED = 0.8

function tell(
  { name, text }: Page,
  note: Span,
  result: Span | null,
  now: string,
  is: Span | null,
  verdict: string,
): string {
  const found = result ? now.slice(result.start, result.end) : ''
  const expected = is ? now.slice(is.start, is.end) : ''
  return `${verdict} [${name}] ${JSON.stringify(text.slice(note.start, note.end))} found ${JSON.stringify(found)} expected ${JSON.stringify(expected)}`
}
