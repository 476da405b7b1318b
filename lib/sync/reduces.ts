import { kindOf } from './delta'
import { isSameJson, own, type Json } from './kinds/json'
import type { Fields } from './kinds/kind'
import type { RowWrite } from './memory'

/**
 * How much of what is here a change of other devices takes away: nothing, a part, or most of it, as when it is deleted, its text is
 * replaced by another one, or a note is moved to another place of another page.
 */
export type Reduction = 'none' | 'some' | 'most'

/** Each field counts unless it is named here, so that a new one is never replaced without a copy. */
export function reductionOf({ key, expected, fields }: RowWrite): Reduction {
  if (expected === null) return 'none'
  if (fields === null) return 'most'
  const lost = Object.keys(expected).filter((field) => isLost(field, own(expected, field), own(fields, field)))
  if (lost.length === 0) return 'none'
  switch (kindOf(key)) {
    case 'note':
      return isMoved(expected, lost) || isReplaced(own(expected, 'note'), own(fields, 'note')) ? 'most' : 'some'
    case 'change':
      return lost.includes('change') || lost.includes('dossier') ? 'most' : 'some'
    case 'dossier':
      return lost.includes('content') ? 'most' : 'some'
    case 'mute':
      return 'some'
  }
}

function isLost(field: string, before: Json | undefined, after: Json | undefined): boolean {
  if (field === 'modified' || before === null || before === undefined || before === '') return false
  if (field === 'note') return !isContained(textOf(before), textOf(after))
  // The number of a tag is its place in the list.
  return field.startsWith('tag:') ? after === undefined : !isSameJson(before, after)
}

/** A note is found by its page and its quote; one without a quote is about the page. */
function isMoved(expected: Fields, lost: readonly string[]): boolean {
  const isOtherPage = lost.includes('url') || lost.includes('pageKey')
  return isOtherPage && (expected.anchor === null || lost.includes('anchor'))
}

/** Whether a text is in another one as whole words. */
function isContained(text: string, within: string): boolean {
  const padded = (words: string): string => ` ${wordsOf(words).join(' ')} `
  return within.includes(text) && padded(within).includes(padded(text))
}

/** Whether a text was emptied, or most words of a longer one are gone. */
function isReplaced(before: Json | undefined, after: Json | undefined): boolean {
  const [old, present] = [textOf(before), textOf(after)]
  if (old === '') return false
  if (present === '') return true
  const [words, left] = [new Set(wordsOf(old)), new Set(wordsOf(present))]
  let kept = 0
  for (const word of words) if (left.has(word)) kept++
  return words.size >= FEW_WORDS && kept * 2 < words.size
}

/** A note of so few words is often written again, with others. */
const FEW_WORDS = 5

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value.trim() : ''
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/)
}
