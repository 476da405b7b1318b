/** A text with the offset that each character had before the change; −1 for a new character. */
export interface Traced {
  text: string
  origin: readonly number[]
}

export function traced(text: string, from: number): Traced {
  return { text, origin: Array.from({ length: text.length }, (_, i) => from + i) }
}

export function fresh(text: string): Traced {
  return { text, origin: new Array<number>(text.length).fill(-1) }
}

export function cut({ text, origin }: Traced, start: number, end = text.length): Traced {
  return { text: text.slice(start, end), origin: origin.slice(start, end) }
}

export function glue(parts: readonly Traced[], between = ''): Traced {
  const all = parts.flatMap((part, i) => (i === 0 || between === '' ? [part] : [fresh(between), part]))
  return { text: all.map(({ text }) => text).join(''), origin: all.flatMap(({ origin }) => origin) }
}

/** Replaces each match; the new characters keep the offsets of the old ones. */
export function rewrite(whole: Traced, pattern: RegExp, to: (found: string) => string): Traced {
  const parts: Traced[] = []
  let done = 0
  for (const { 0: found, index } of whole.text.matchAll(pattern)) {
    const text = to(found)
    const origin = spread(whole.origin.slice(index, index + found.length), text.length)
    parts.push(cut(whole, done, index), { text, origin })
    done = index + found.length
  }
  return glue([...parts, cut(whole, done)])
}

function spread(origin: readonly number[], length: number): number[] {
  return Array.from({ length }, (_, i) => origin[Math.min(origin.length - 1, i)] ?? -1)
}

/** The current position of a part of the old text; null when most of it is gone. */
export function nowAt(
  { origin }: Traced,
  { start, end }: { start: number; end: number },
): { start: number; end: number } | null {
  let [first, last, count] = [-1, -1, 0]
  origin.forEach((from, i) => {
    if (from < start || from >= end) return
    if (first < 0) first = i
    last = i
    count++
  })
  return count < (end - start) / 2 ? null : { start: first, end: last + 1 }
}
