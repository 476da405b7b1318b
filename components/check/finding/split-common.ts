export interface Split {
  before: string
  differs: string
  after: string
}

/**
 * Separates the common words at the ends of two values from the differing ones, so that "13 July 2022" next to "13 June
 * 2022" shows July and June. If one has no words of its own ("July 2022" next to "13 July 2022"), both stay whole: a
 * completely faint value would look missing.
 */
export function splitCommon(a: string, b: string): [Split, Split] {
  const left = words(a)
  const right = words(b)
  const most = Math.min(left.length, right.length)
  let head = 0
  while (head < most && same(left[head], right[head])) head++
  let tail = 0
  while (tail < most - head && same(left.at(-1 - tail), right.at(-1 - tail))) tail++
  if (head + tail >= most) return [whole(a), whole(b)]
  return [cut(left, head, tail), cut(right, head, tail)]
}

/** Words with their following space. */
function words(text: string): string[] {
  return text.match(/\S+\s*/g) ?? []
}

function same(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && a.trim().toLowerCase() === b?.trim().toLowerCase()
}

function whole(text: string): Split {
  return { before: '', differs: text, after: '' }
}

function cut(list: string[], head: number, tail: number): Split {
  const end = list.length - tail
  return {
    before: list.slice(0, head).join(''),
    differs: list.slice(head, end).join(''),
    after: list.slice(end).join(''),
  }
}
