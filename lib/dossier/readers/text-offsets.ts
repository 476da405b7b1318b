/**
 * The position of each UTF-16 unit of a Markdown text node in the file. The node's value has decoded escapes and
 * entities, and lacks the marks of quotes and lists on each line; the order is the file's.
 *
 * @param start,end the node's span in `source`
 * @returns one offset per unit of `value`, ascending, all within the span
 */
export function textOffsets(source: string, start: number, end: number, value: string): number[] {
  const offsets: number[] = []
  let at = start
  for (let n = 0; n < value.length; n++) {
    const unit = value.charAt(n)
    while (at < end && source.charAt(at) !== unit && !isEntity(source, at)) at++
    offsets.push(Math.min(at, end - 1))
    if (source.charAt(at) === unit && !(unit === '&' && isEntity(source, at))) {
      at++
      continue
    }
    // An entity is one character, of one or two units.
    const length = isEntity(source, at) ? source.indexOf(';', at) - at + 1 : 0
    if (isPair(value, n)) {
      offsets.push(Math.min(at, end - 1))
      n++
    }
    at += length
  }
  return offsets
}

const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/iy

function isEntity(source: string, at: number): boolean {
  if (source.charCodeAt(at) !== 0x26) return false
  ENTITY.lastIndex = at
  return ENTITY.test(source)
}

function isPair(value: string, at: number): boolean {
  const unit = value.charCodeAt(at)
  return unit >= 0xd800 && unit < 0xdc00 && at + 1 < value.length
}
