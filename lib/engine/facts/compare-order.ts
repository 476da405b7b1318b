import { sayDate, type DateValue } from '@/lib/text/dates'
import type { RelationConflict } from './relation-evidence'
import type { Fact, Facts } from './event-facts'
import type { Clause, ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import type { Frame } from '@/lib/engine/relations/relation'

/**
 * "He came back shortly before he left": two events with known days, in the wrong order. Events with several known
 * occasions are skipped, unless the sentence dates them.
 */
export function compareOrder(reading: ParsedSentence, all: readonly Frame[], facts: Facts): RelationConflict[] {
  if (reading.question || reading.ambiguous) return []
  const conflicts: RelationConflict[] = []
  const frames = all.filter((f) => !f.denied && !aside.has(f.event))
  for (const [i, second] of reading.clauses.entries()) {
    const first = reading.clauses[i - 1]
    const word = /^(?:§[SP]\d+ )?(?:, )?(?:shortly |just |soon |long |only )?(before|after|following)\b/.exec(
      second.skeleton,
    )?.[1]
    if (!first || !word || first.hypothetical || second.hypothetical || first.negated || second.negated) continue
    const [a, b] = [eventIn(first, frames, facts), eventIn(second, frames, facts)]
    if (!a || !b || a.frame.event === b.frame.event) continue
    const wrong = word === 'before' ? a.when.from > b.when.to : a.when.to < b.when.from
    if (!wrong) continue
    conflicts.push({
      view: a.fact.view,
      slot: 'order',
      slotIndex: null,
      about: 'Which came first',
      item: null,
      article: reading.text
        .slice(second.start - reading.start, second.end - reading.start)
        .replace(/^[\s,]+|[\s,.;]+$/g, ''),
      dossier: `${sayDate(a.when)}; ${sayDate(b.when)}`,
      start: second.start,
      end: second.end,
      certainty: 0.9,
    })
  }
  return conflicts
}

const aside = new Set(['leave-any', 'return-in', 'post', 'report', 'make'])

interface Dated {
  frame: Frame
  fact: Fact
  when: DateValue
}

function eventIn(clause: Clause, frames: Frame[], facts: Facts): Dated | null {
  for (const frame of frames) {
    if (frame.clause !== clause) continue
    const own = frame.slots.find((s) => s.item.type === 'date')?.item
    const known = facts
      .about(frame)
      .flatMap((fact) =>
        fact.frame.slots.flatMap((s) => (s.item.type === 'date' ? [{ fact, when: s.item.date.value }] : [])),
      )
    const day = mostNamed(own?.type === 'date' ? known.filter((k) => meet(k.when, own.date.value)) : known)
    if (day) return { frame, ...day }
  }
  return null
}

const meet = (a: DateValue, b: DateValue): boolean => a.from <= b.to && b.from <= a.to

/**
 * The most precise date of the occasion that most wordings name; null when another occasion is named nearly as often.
 */
function mostNamed(known: { fact: Fact; when: DateValue }[]): { fact: Fact; when: DateValue } | null {
  const sorted = [...known].sort((a, b) => a.when.to - a.when.from - (b.when.to - b.when.from))
  const groups: { fact: Fact; when: DateValue; count: number }[] = []
  for (const { fact, when } of sorted) {
    const group = groups.find((g) => meet(g.when, when))
    if (group) group.count++
    else groups.push({ fact, when, count: 1 })
  }
  groups.sort((a, b) => b.count - a.count)
  const [best, next] = groups
  return best && (!next || next.count * 3 <= best.count) ? best : null
}
