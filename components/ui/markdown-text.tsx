import { Parser, type Node } from 'commonmark'
import { Fragment, type ReactNode } from 'react'

/** The parts that differ between texts. */
export interface OwnElements {
  heading: (children: ReactNode[], level: number) => ReactNode
  link: (children: ReactNode[], to: string) => ReactNode
  /** A line break in the source is a line break on screen. */
  keepsLines: boolean
}

/**
 * A text rendered as Markdown. The parser returns a tree, and only listed nodes are rendered: HTML appears as text, and
 * images as their alternative text.
 */
export function MarkdownText({ text, own }: { text: string; own: OwnElements }) {
  return <>{childrenOf(new Parser().parse(text), own)}</>
}

function childrenOf(node: Node, own: OwnElements): ReactNode[] {
  const drawn: ReactNode[] = []
  for (let child = node.firstChild, i = 0; child !== null; child = child.next, i++)
    drawn.push(<Fragment key={i}>{draw(child, own)}</Fragment>)
  return drawn
}

function draw(node: Node, own: OwnElements): ReactNode {
  switch (node.type) {
    case 'paragraph':
      return <p>{childrenOf(node, own)}</p>
    case 'heading':
      return own.heading(childrenOf(node, own), node.level)
    case 'emph':
      return <em>{childrenOf(node, own)}</em>
    case 'strong':
      return <strong>{childrenOf(node, own)}</strong>
    case 'code':
      return <code>{node.literal}</code>
    case 'code_block':
      return <pre>{node.literal}</pre>
    case 'link':
      return own.link(childrenOf(node, own), node.destination ?? '')
    case 'list':
      return node.listType === 'ordered' ? (
        <ol start={node.listStart}>{childrenOf(node, own)}</ol>
      ) : (
        <ul>{childrenOf(node, own)}</ul>
      )
    case 'item':
      return <li>{childrenOf(node, own)}</li>
    case 'block_quote':
      return <blockquote>{childrenOf(node, own)}</blockquote>
    case 'softbreak':
      return own.keepsLines ? <br /> : ' '
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
      return childrenOf(node, own)
  }
}
