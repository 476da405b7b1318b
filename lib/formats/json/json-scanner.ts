import { parsedJson } from '@/lib/text/parsed-json'
import { FileRefused, type Refusal } from '../shared/exchange'
import { JsonItem } from './json-item'
import type { JsonPart } from './json-part'
import { jsonLimits } from './json-limits'

/**
 * Finds the items in a JSON text that arrives in pieces. It keeps one item in memory, and everything that is not an
 * item; see `readJsonItems`.
 */
export class JsonScanner {
  private parts: JsonPart[] = []
  private offset = 0
  /** The open brackets around the current position, outside of items. */
  private stack: { close: ']' | '}'; name: string }[] = []
  private inString = false
  private afterBackslash = false
  private stringLength = 0
  /** The next occurrences in the current piece, searched once however many strings and escapes come before. */
  private quote = -1
  private backslash = -1
  private rest = ''
  /** The last string outside of items, as written in the file, and the key that it may be. */
  private lastString = ''
  private name = ''
  /** In a list of items: what may come next. */
  private next: 'item-or-end' | 'item' | 'comma-or-end' | null = null
  private item: JsonItem | null = null
  /** Where the item starts or continues in the current piece. */
  private itemFrom = 0

  constructor(private readonly isList: (path: readonly string[]) => boolean) {}

  take(): JsonPart[] {
    return this.parts.splice(0)
  }

  read(piece: string): void {
    let at = 0
    this.quote = this.backslash = -1
    this.itemFrom = 0
    while (at < piece.length) {
      if (this.inString) at = this.readString(piece, at)
      else if (this.item) at = this.readItem(piece, at, this.item)
      else at = this.next === null ? this.readRest(piece, at) : this.readBetween(piece, at)
    }
    this.item?.add(piece.slice(this.itemFrom))
    this.offset += piece.length
  }

  end(): void {
    if (this.rest.trim() === '') throw new FileRefused('empty')
    if (this.inString || this.item || this.stack.length > 0) throw this.refused('cut-off', 0)
    this.parts.push({ kind: 'rest', value: this.parsedRest('') })
  }

  private readString(piece: string, from: number): number {
    let at = from
    if (this.afterBackslash) at++
    this.afterBackslash = false
    for (let isOver = false; !isOver && at < piece.length;) {
      this.quote = nextOf('"', this.quote, piece, at)
      this.backslash = nextOf('\\', this.backslash, piece, at)
      isOver = this.quote <= this.backslash
      at = isOver ? this.quote : this.backslash + 2
    }
    this.afterBackslash = at > piece.length
    this.inString = at >= piece.length
    const end = Math.min(at + 1, piece.length)
    this.stringLength += end - from
    if (this.item) {
      if (this.stringLength > jsonLimits.string) this.item.refuse('too-long')
      if (!this.inString && this.item.depth === 0) this.finish(this.item, piece, end)
    } else {
      this.keep(piece.slice(from, end), from)
      if (this.lastString.length < LONGEST_NAME) this.lastString += piece.slice(from, end)
    }
    return end
  }

  private readItem(piece: string, from: number, item: JsonItem): number {
    const stop = item.depth > 0 ? BRACKET_OR_STRING : END_OF_WORD
    stop.lastIndex = from
    const at = stop.exec(piece)?.index ?? piece.length
    const sign = piece[at]
    if (sign === undefined) return at
    if (item.depth === 0) {
      this.finish(item, piece, at)
      return at
    }
    if (sign === '"') this.beginString()
    else if (sign === '{' || sign === '[') item.open()
    else if (item.close()) this.finish(item, piece, at + 1)
    return at + 1
  }

  private readBetween(piece: string, from: number): number {
    NOT_SPACE.lastIndex = from
    const at = NOT_SPACE.exec(piece)?.index ?? piece.length
    const sign = piece[at]
    if (sign === undefined) return at
    if (sign === ']' && this.next !== 'item') {
      this.next = null
      this.stack.pop()
      this.keep(']', at)
    } else if (sign === ',' && this.next === 'comma-or-end') {
      this.next = 'item'
    } else if (this.next !== 'comma-or-end' && BEGINS_VALUE.test(sign)) {
      this.item = new JsonItem()
      this.itemFrom = at
      if (sign === '"') this.beginString()
      else if (sign === '{' || sign === '[') this.item.open()
    } else {
      throw this.refused('not-json', at)
    }
    return at + 1
  }

  private readRest(piece: string, from: number): number {
    SIGN_OR_STRING.lastIndex = from
    const at = SIGN_OR_STRING.exec(piece)?.index ?? piece.length
    this.keep(piece.slice(from, at + 1), from)
    const sign = piece[at]
    if (this.stack.length === 0 && this.rest.trim() !== '' && !BEGINS_LIST.test(this.rest))
      throw this.refused('not-json', at)
    if (sign === '"') {
      this.beginString()
      this.lastString = '"'
    } else if (sign === ':') {
      this.name = (parsedJson(this.lastString) as string | undefined) ?? ''
    } else if (sign === '{' || sign === '[') {
      this.enter(sign, at)
    } else if (sign === '}' || sign === ']') {
      if (this.stack.pop()?.close !== sign) throw this.refused('not-json', at)
    }
    return at + 1
  }

  private enter(sign: '{' | '[', at: number): void {
    const inList = this.stack.at(-1)?.close === ']'
    const name = this.stack.length === 0 ? '' : inList ? '*' : this.name
    this.stack.push({ close: sign === '{' ? '}' : ']', name })
    if (this.stack.length > jsonLimits.depth) throw this.refused('too-deep', at)
    if (sign === '{' || !this.isList(this.stack.slice(1).map((enclosing) => enclosing.name))) return
    this.next = 'item-or-end'
    const closed = this.stack.map(({ close }) => close).reverse()
    this.parts.push({ kind: 'list', before: this.parsedRest(closed.join('')) })
  }

  private finish(item: JsonItem, piece: string, end: number): void {
    item.add(piece.slice(this.itemFrom, end))
    this.parts.push(item.part())
    this.item = null
    this.next = 'comma-or-end'
  }

  private beginString(): void {
    this.inString = true
    this.stringLength = 0
  }

  private keep(text: string, at: number): void {
    this.rest += text
    if (this.rest.length > jsonLimits.rest) throw this.refused('too-large', at)
  }

  private parsedRest(closed: string): unknown {
    try {
      return JSON.parse(this.rest + closed)
    } catch {
      throw this.refused('not-json', 0)
    }
  }

  private refused(refusal: Refusal, at: number): FileRefused {
    return new FileRefused(refusal, `near ${this.offset + at}`)
  }
}

/** Maximum length of the keys that lists are found by. */
const LONGEST_NAME = 200
const BRACKET_OR_STRING = /["{}[\]]/g
const SIGN_OR_STRING = /["{}[\]:]/g
/** The end of a number, or of a word such as `null`. */
const END_OF_WORD = /[\s,\]}]/g
const NOT_SPACE = /\S/g
const BEGINS_VALUE = /["{[\w-]/
const BEGINS_LIST = /^\s*[{[]/

/** @param known the last result, still valid while it is ahead */
function nextOf(sign: string, known: number, piece: string, at: number): number {
  if (known >= at) return known
  const found = piece.indexOf(sign, at)
  return found < 0 ? piece.length : found
}
