import type { Definition, Nodes, Parents } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { Fragment, type ReactNode } from 'react'

export interface ElementRenderers {
  heading: (children: ReactNode[], level: number) => ReactNode
  link: (children: ReactNode[], to: string) => ReactNode
  /** A line break in the source is a line break on screen. */
  keepsLines: boolean
}

/**
 * A text rendered as Markdown. The parser returns a tree, and only listed nodes are rendered: HTML appears as text, and
 * images as their alternative text.
 */
export function MarkdownText({ text, renderers }: { text: string; renderers: ElementRenderers }) {
  const tree = fromMarkdown(text)
  const addresses = new Map(tree.children.filter(isDefinition).map(({ identifier, url }) => [identifier, url]))

  function childrenOf(node: Parents): ReactNode[] {
    return node.children.map((child, at) => <Fragment key={at}>{draw(child)}</Fragment>)
  }

  function draw(node: Nodes): ReactNode {
    switch (node.type) {
      case 'paragraph':
        return <p>{childrenOf(node)}</p>
      case 'heading':
        return renderers.heading(childrenOf(node), node.depth)
      case 'emphasis':
        return <em>{childrenOf(node)}</em>
      case 'strong':
        return <strong>{childrenOf(node)}</strong>
      case 'inlineCode':
        return <code>{node.value}</code>
      case 'code':
        return <pre>{node.value}</pre>
      case 'link':
        return renderers.link(childrenOf(node), node.url)
      case 'linkReference':
        return renderers.link(childrenOf(node), addresses.get(node.identifier) ?? '')
      case 'list':
        return node.ordered ? <ol start={node.start ?? 1}>{childrenOf(node)}</ol> : <ul>{childrenOf(node)}</ul>
      case 'listItem':
        return <li>{childrenOf(node)}</li>
      case 'blockquote':
        return <blockquote>{childrenOf(node)}</blockquote>
      case 'break':
        return <br />
      case 'thematicBreak':
        return <hr />
      case 'html':
        return node.value
      case 'text':
        return renderers.keepsLines ? withBreaks(node.value) : node.value
      case 'image':
      case 'imageReference':
        return node.alt
      default:
        return 'children' in node ? childrenOf(node) : null
    }
  }

  return <>{childrenOf(tree)}</>
}

function isDefinition(node: Nodes): node is Definition {
  return node.type === 'definition'
}

function withBreaks(text: string): ReactNode[] {
  return text.split('\n').map((line, at) => (
    <Fragment key={at}>
      {at > 0 && <br />}
      {line}
    </Fragment>
  ))
}
