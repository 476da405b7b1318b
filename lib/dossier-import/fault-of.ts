import { wordsOf } from '@/lib/text/words'
import { isRemark } from './citation-remark'
import { isRunningSentence, isWholeSentence } from './compose'
import { isAside } from './stated'
import type { Statement } from './statement'
import { firstVerb } from './verbs'

/** Why a sentence is no claim. `aside`: it states nothing, and is not reported. */
export function faultOf(text: string, isCited: boolean, statement: Statement): 'no-sentence' | 'aside' | null {
  // "had he been drinking? the report says nothing about it"
  if (
    /^(?:had|has|have|was|were|is|are|did|does|do|can|could|who|what|when|where|why|how|which)\b[^.!?]{5,}\?\s/i.test(
      text,
    )
  )
    return 'aside'
  if (/\?["”)]?\s*$/.test(text)) return isCited ? 'no-sentence' : 'aside'
  if (isRemark(text) || /^\W*$/.test(text)) return 'aside'
  if (/^["“][^"“”]*["”]\W*$/.test(text) && !statement.isComposed) return isCited ? 'no-sentence' : 'aside'
  if (!isCited && isAside(text)) return 'aside'
  if (
    statement.label !== undefined ||
    statement.context !== undefined ||
    statement.isComposed ||
    statement.block.kind === 'item'
  )
    return null
  // A piece of running text without a verb is a heading or a line of thanks.
  if (isWholeSentence(text) || isRunningSentence(text)) return null
  const words = wordsOf(text)
  return firstVerb(words) < 0 ? (isCited ? 'no-sentence' : 'aside') : isCited ? null : 'aside'
}

/** Whether a sentence is true on its own; a row of a table and the value of a field are parts of a statement. */
export function isWholeStatement(text: string, { isComposed, isField, block, label }: Statement): boolean {
  if ((isComposed && block.kind === 'row') || (isField === true && !/[.!?]$/.test(text))) return false
  return isWholeSentence(text) || (block.kind === 'text' && label === undefined && isRunningSentence(text))
}
