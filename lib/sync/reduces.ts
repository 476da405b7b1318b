import { kindOf } from './delta'
import { isSameJson, own, type Json } from './kinds/json'
import type { Fields } from './kinds/kind'
import type { Taken } from './memory'

/**
 * How much of what is here a change of other devices takes away: nothing, a part, or most of it, as when it is deleted or its text is
 * replaced by another one.
 */
export type Reduction = 'none' | 'some' | 'most'

export function reductionOf({ key, expected, fields }: Taken): Reduction {
  if (expected === null) return 'none'
  if (fields === null) return 'most'
  const isSame = (field: string): boolean => isSameJson(own(expected, field), own(fields, field))
  switch (kindOf(key)) {
    case 'note': {
      const text = textReduction(own(expected, 'note'), own(fields, 'note'))
      return text === 'none' && losesParts(expected, fields) ? 'some' : text
    }
    case 'mute':
      return expected.says === undefined || isSame('says') ? 'none' : 'some'
    case 'change':
      return isSame('change') && isSame('dossier') ? 'none' : 'most'
    case 'dossier':
      return expected.content === undefined || isSame('content') ? 'none' : 'most'
  }
}

function textReduction(before: Json | undefined, after: Json | undefined): Reduction {
  const [old, present] = [before, after].map((text) => (typeof text === 'string' ? text.trim() : ''))
  if (!old || present?.includes(old)) return 'none'
  const words = new Set(old.split(/\s+/))
  if (present !== '' && words.size < FEW_WORDS) return 'some'
  const left = new Set(present?.split(/\s+/))
  let kept = 0
  for (const word of words) if (left.has(word)) kept++
  return kept * 2 < words.size ? 'most' : 'some'
}

/** A note of so few words is often written again, with others. */
const FEW_WORDS = 5

/** Tags or the place of a note. */
function losesParts(expected: Fields, fields: Fields): boolean {
  const tags = Object.keys(expected).filter((field) => field.startsWith('tag:'))
  return tags.some((tag) => own(fields, tag) === undefined) || (expected.anchor !== null && fields.anchor === null)
}
