import { Fragment, type ReactNode } from 'react'
import { formatNumber, template, type Key, type ValueOf } from '@/lib/i18n/t'

/** Elements for `<a>` and `<b>` in a message. */
interface TagRenderers {
  a?: (words: ReactNode) => ReactNode
  b?: (words: ReactNode) => ReactNode
}

/**
 * Returns a message with elements: `{name}` is replaced by the given element, `<b>words</b>` by one around the words.
 * Inserted values are never parsed, so that text of a page or dossier cannot become markup.
 */
export function richText<K extends Key>(
  key: K,
  parts: Record<ValueOf<K>, ReactNode> & TagRenderers,
  count?: number,
): ReactNode {
  const given = parts as Record<string, ReactNode> & TagRenderers
  // Every third piece is the name of a tag, the next one its content.
  const pieces = template(key, count).split(/<([ab])>(.*?)<\/\1>/)
  return pieces.map((piece, i) => {
    if (i % 3 === 1) return null
    const words = withValues(piece, given)
    if (i % 3 === 0) return <Fragment key={i}>{words}</Fragment>
    const make = given[pieces[i - 1] as keyof TagRenderers]
    return <Fragment key={i}>{make ? make(words) : words}</Fragment>
  })
}

function withValues(words: string, values: Record<string, ReactNode>): ReactNode {
  return words.split(/\{(\w+)\}/).map((piece, i) => {
    const value = i % 2 === 1 ? (values[piece] ?? piece) : piece
    return <Fragment key={i}>{typeof value === 'number' ? formatNumber(value) : value}</Fragment>
  })
}
