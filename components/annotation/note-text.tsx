import { Parser, type Node } from 'commonmark'
import { Fragment, type ReactNode } from 'react'
import { OutsideLink } from '@/components/ui/outside-link'

/**
 * A note as its Markdown says. The parser gives a tree, and only what is listed here is drawn: HTML in a note is shown as
 * the characters that it is, images as their words, and links go to the web or nowhere.
 */
export function NoteText({ note }: { note: string }) {
  return <div className="mine">{childrenOf(new Parser().parse(note))}</div>
}

function childrenOf(node: Node): ReactNode[] {
  const drawn: ReactNode[] = []
  for (let child = node.firstChild, i = 0; child !== null; child = child.next, i++)
    drawn.push(<Fragment key={i}>{draw(child)}</Fragment>)
  return drawn
}

function draw(node: Node): ReactNode {
  switch (node.type) {
    case 'paragraph':
      return <p>{childrenOf(node)}</p>
    case 'heading': // the panel's own headings are no place for those of a note
      return (
        <p>
          <strong>{childrenOf(node)}</strong>
        </p>
      )
    case 'emph':
      return <em>{childrenOf(node)}</em>
    case 'strong':
      return <strong>{childrenOf(node)}</strong>
    case 'code':
      return <code>{node.literal}</code>
    case 'code_block':
      return <pre>{node.literal}</pre>
    case 'link':
      return <OutsideLink url={node.destination ?? undefined}>{childrenOf(node)}</OutsideLink>
    case 'list':
      return node.listType === 'ordered' ? (
        <ol start={node.listStart}>{childrenOf(node)}</ol>
      ) : (
        <ul>{childrenOf(node)}</ul>
      )
    case 'item':
      return <li>{childrenOf(node)}</li>
    case 'block_quote':
      return <blockquote>{childrenOf(node)}</blockquote>
    case 'softbreak': // a reader who starts a new line means one
    case 'linebreak':
      return <br />
    case 'thematic_break':
      return <hr />
    case 'html_block':
      return <p>{node.literal}</p>
    case 'text':
    case 'html_inline':
      return node.literal
    default:
      return childrenOf(node)
  }
}
