import type { JsonPart } from './json-part'
import { jsonLimits } from './json-limits'

/** One item while it is read. Beyond a limit its text is dropped, and reading continues only to find its end. */
export class JsonItem {
  depth = 0
  private text: string[] = []
  private length = 0
  private beginning = ''
  private why: 'too-deep' | 'too-long' | null = null

  add(text: string): void {
    this.length += text.length
    if (this.beginning.length < EXCERPT) this.beginning += text.slice(0, EXCERPT - this.beginning.length)
    if (this.length > jsonLimits.item) this.refuse('too-long')
    if (this.why === null) this.text.push(text)
  }

  open(): void {
    this.depth++
    if (this.depth > jsonLimits.depth) this.refuse('too-deep')
  }

  /** @returns whether it has ended */
  close(): boolean {
    return --this.depth === 0
  }

  refuse(why: 'too-deep' | 'too-long'): void {
    this.why ??= why
    this.text = []
  }

  kept(): string {
    return this.text.join('')
  }

  isBlank(): boolean {
    return this.why === null && this.kept().trim() === ''
  }

  part(): JsonPart & { kind: 'item' | 'broken' } {
    const text = this.beginning
    if (this.why !== null) return { kind: 'broken', why: this.why, text }
    try {
      return { kind: 'item', value: JSON.parse(this.kept()) as unknown, text }
    } catch {
      return { kind: 'broken', why: 'not-json', text }
    }
  }
}

/** Length of the excerpt that identifies an item on screen. */
const EXCERPT = 200
