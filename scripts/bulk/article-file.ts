import { extname } from 'node:path'
import { bytesOf } from '@/scripts/cli/file-bytes'
import { readBytes } from '@/scripts/cli/read-bytes'
import type { ArticleLine } from '@/scripts/cli/article-line'

const DOCUMENTS = new Set(['.txt', '.md', '.markdown', '.html', '.htm', '.xhtml', '.docx', '.pdf'])

/** Whether a file is one article, as `check` takes it; any other file has an article on each line. */
export function isDocument(file: string): boolean {
  return DOCUMENTS.has(extname(file).toLowerCase())
}

/** The text of a document as an article. Its id is the path that was given. */
export async function readArticleFile(file: string): Promise<ArticleLine> {
  const bytes = bytesOf(file)
  const read = typeof bytes === 'string' ? { ok: false as const, reason: bytes } : await readBytes(file, bytes)
  if (!read.ok) return { ok: false, name: { id: file }, error: read.reason }
  return { ok: true, name: { id: file }, article: { kind: 'text', content: read.readable.article.text } }
}
