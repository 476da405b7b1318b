import { createElement, type ReactNode } from 'react'
import { htmlNodesOf, type DocumentNode } from '@/lib/documents/document'
import { reportDocument } from './report-document'
import type { Report } from '../report/report-of'

/** A report as a document in English. */
export function ReportPage({ report }: { report: Report }) {
  return (
    <article className="report" lang="en">
      {htmlNodesOf(reportDocument(report)).map(reactNode)}
    </article>
  )
}

function reactNode(node: DocumentNode, key: number): ReactNode {
  if (node.type !== 'element') return node.value
  const { class: className, ...properties } = node.properties
  const children = node.children.map(reactNode)
  return createElement(node.tagName, { ...properties, className, key }, ...children)
}
