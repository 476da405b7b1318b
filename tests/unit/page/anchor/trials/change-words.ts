import { cut, fresh, glue, type Traced } from './traced'

/**
 * Makes small edits, one for every twelve words: a changed letter, an inserted word, a small word removed or replaced,
 * an inserted clause in brackets. Values stay the same.
 */
export function smooth(part: Traced, random: () => number): Traced {
  const words = part.text.match(/\S+/g)?.length ?? 0
  let changed = part
  for (let n = 0; n < Math.max(1, Math.floor(words / 12)); n++) {
    const start = Math.floor(random() * edits.length)
    for (let i = 0; i < edits.length; i++) {
      const next = edits[(start + i) % edits.length]?.(changed, random) ?? null
      if (!next) continue
      changed = next
      break
    }
  }
  return changed
}

/** Changes a year, number, name or month, or denies the statement; returns null if there is nothing to change. */
export function falsify(part: Traced, random: () => number): Traced | null {
  const start = Math.floor(random() * values.length)
  for (let i = 0; i < values.length; i++) {
    const [pattern, to] = values[(start + i) % values.length] ?? []
    const found = pattern && pick([...part.text.matchAll(pattern)], random)
    if (!found || !to) continue
    return swap(part, found.index, found[0].length, to(found[0], random))
  }
  return null
}

/** Makes a similar sentence, with another value or with a noun in place of a word of five or more letters. */
export function nearAlike(part: Traced, random: () => number): Traced | null {
  const other = random() < 0.5 ? falsify(part, random) : null
  if (other) return other
  const found = [...part.text.matchAll(/(?<=\s)[a-z]{5,}(?=\s)/g)]
  if (found.length < 3) return null
  const first = pick(found, random)
  if (!first) return null
  return swap(part, first.index, first[0].length, pick(nouns, random) ?? 'lamps')
}

type Edit = (part: Traced, random: () => number) => Traced | null

const edits: Edit[] = [
  // Doubles or drops a letter of a long word.
  (part, random) => {
    const found = pick([...part.text.matchAll(/(?<=\s)[a-z]{7,}(?=\s)/g)], random)
    if (!found) return null
    const at = found.index + 3 + Math.floor(random() * 3)
    return random() < 0.5 ? glue([cut(part, 0, at), cut(part, at + 1)]) : put(part, at, part.text[at] ?? '')
  },
  // Swap two adjacent letters.
  (part, random) => {
    const found = pick([...part.text.matchAll(/(?<=\s)[a-z]{6,}(?=\s)/g)], random)
    const at = (found?.index ?? 0) + 2
    if (!found || part.text[at] === part.text[at + 1]) return null
    return glue([cut(part, 0, at), cut(part, at + 1, at + 2), cut(part, at, at + 1), cut(part, at + 2)])
  },
  // Inserts an adverb.
  (part, random) => {
    const found = pick([...part.text.matchAll(/(?<=[a-z]) (?=[a-z])/g)], random)
    return found && put(part, found.index, ` ${pick(adverbs, random) ?? 'then'}`)
  },
  // Inserts a clause in brackets.
  (part, random) => {
    const found = pick([...part.text.matchAll(/(?<=[a-z]{3}) (?=[a-z])/g)], random)
    return found && put(part, found.index, ` (${pick(clauses, random) ?? ''})`)
  },
  // Removes a small word.
  (part, random) => {
    const found = pick([...part.text.matchAll(/ (?:the|a|an|that|also|just|very|there)(?= [a-z])/g)], random)
    return found && glue([cut(part, 0, found.index), cut(part, found.index + found[0].length)])
  },
  // Replaces a small word by another one.
  (part, random) => {
    const found = pick([...part.text.matchAll(/(?<= )(?:the|of|in|with|on|which)(?= [a-z])/g)], random)
    return found && swap(part, found.index, found[0].length, found[0] === 'the' ? 'a' : found[0] === 'in' ? 'at' : 'in')
  },
  // Inserts a comma before a conjunction or a relative pronoun.
  (part, random) => {
    const found = pick([...part.text.matchAll(/(?<=[a-z])(?= (?:and|but|which|who) )/g)], random)
    return found && put(part, found.index, ',')
  },
]

const values: [RegExp, (found: string, random: () => number) => string][] = [
  [
    /\b(?:1[5-9]|20)\d\d\b/g,
    (year, random) => String(Number(year) + (random() < 0.5 ? 1 : -1) * (1 + Math.floor(random() * 5))),
  ],
  [/\b\d{1,3}\b/g, (number, random) => String(Number(number) + 1 + Math.floor(random() * 9))],
  [
    /\b(?:January|February|March|April|June|July|August|September|October|November|December)\b/g,
    (month, random) =>
      pick(
        ['January', 'March', 'June', 'August', 'October'].filter((each) => each !== month),
        random,
      ) ?? '',
  ],
  [/(?<=[a-z] )[A-Z][a-z]{3,}/g, (_, random) => pick(names, random) ?? ''],
  [/\b(?:was|is|were|are|had|will|could)\b(?! not)/g, (verb) => `${verb} not`],
]

const adverbs = ['quietly', 'later', 'soon', 'apparently', 'largely', 'again', 'in part', 'as it happens']
const clauses = ['as the paper put it', 'which nobody had foreseen', 'to the surprise of some', 'more on that below']
const nouns = ['lanterns', 'harbour', 'orchard', 'violin', 'gravel', 'kitchen', 'weather', 'carpet']
const names = ['Brandvold', 'Ostrava', 'Quillon', 'Merrifield', 'Tanaka', 'Ulvik']

function put(part: Traced, at: number, text: string): Traced {
  return glue([cut(part, 0, at), fresh(text), cut(part, at)])
}

function swap(part: Traced, at: number, length: number, text: string): Traced {
  return glue([cut(part, 0, at), fresh(text), cut(part, at + length)])
}

export function pick<T>(from: readonly T[], random: () => number): T | null {
  return from[Math.floor(random() * from.length)] ?? null
}
