import { compileDossier } from '@/lib/dossier/compile'
import { decodeBytes } from '@/lib/text/decode-bytes'
import type { BlockReader } from './block'
import { folderOf } from '@/lib/dossier/folder-of'
import { htmlBlocks } from './html-blocks'
import { LABELS, labelledBlocks } from './labelled-blocks'
import { LIMITS } from '@/lib/dossier/file-limits'
import { markdownBlocks } from './markdown-blocks'
import { hasMarkdown, plainBlocks } from './plain-blocks'
import { ProblemList } from './problem-list'
import { readFolderZip } from './read-folder-zip'
import { isOwnMarkdown, readOwnMarkdown } from './read-own-markdown'
import { readPortable } from './read-portable'
import { readResearch } from './read-research'
import type { ImportFile } from '@/lib/dossier/import-record'
import type { ImportOptions, ImportProgress, ImportResult } from './types'

/**
 * Reads a dossier from a file: a portable dossier, a zip of a dossier folder, an Autoresearch document, or a research
 * report in Markdown, HTML or plain text. Yields its progress from 0 to 1; the caller cancels by not continuing.
 * Nothing is stored. Never throws: errors are among the problems.
 */
export function* readDossierFile(file: ImportFile, options: ImportOptions): ImportProgress {
  const problems = new ProblemList()
  try {
    const result = yield* readByForm(file, options, problems)
    return result.ok ? checked(result, problems) : result
  } catch (error) {
    // A bug, or too much nesting for the stack: shown as a message.
    const reason = error instanceof Error ? error.message.slice(0, 120) : undefined
    return problems.refuse({ code: 'not-a-dossier', place: file.name, reason })
  }
}

/** Whether a file is worth reading into memory; to be asked before it is. */
export function isTooLarge(size: number): boolean {
  return size > LIMITS.bytes
}

function* readByForm({ name, bytes }: ImportFile, options: ImportOptions, problems: ProblemList): ImportProgress {
  const refuse = (code: 'too-large' | 'empty' | 'not-text', reason?: string) =>
    problems.refuse({ code, place: name, reason })
  if (isTooLarge(bytes.length)) return refuse('too-large')
  if (bytes.length === 0) return refuse('empty')
  if (startsWith(bytes, [0x50, 0x4b])) return yield* readFolderZip(bytes, options, problems)
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048))
  const text = decodeBytes(bytes, /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{1,40})/i.exec(head)?.[1])?.replace(
    /^\uFEFF/,
    '',
  )
  if (text === undefined) return refuse('not-text', head.startsWith('%PDF') ? 'it is a PDF' : undefined)
  if (text.trim() === '') return refuse('empty')
  noteDamage(text, problems)
  yield 0
  if (isOwnMarkdown(text)) return yield* readOwnMarkdown(text, options, problems)
  if (/^\s*[{[]/.test(text) && (/\.json$/i.test(name) || /^\s*[{[]\s*(?:["{}[\]]|$)/.test(text.slice(0, 200))))
    return yield* readPortable(text, options, problems)
  const [form, reading] = readerFor(name, text, problems)
  let step = reading.next()
  for (; !step.done; step = reading.next()) yield (0.3 * step.value) / text.length
  const research = readResearch(step.value, form, options, problems)
  let next = research.next()
  for (; !next.done; next = research.next()) yield 0.3 + 0.65 * next.value
  return next.value
}

function readerFor(name: string, text: string, problems: ProblemList): ['autoresearch' | 'report', BlockReader] {
  const head = text.slice(0, 3000)
  if (
    /\.x?html?$/i.test(name) ||
    /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)?<(?:!doctype html|html|head|body|article|main|div|section|h1|p)\b/i.test(
      head,
    )
  )
    return ['report', htmlBlocks(text, problems)]
  const isLabelled =
    /^.{0,200}\bAutoresearch\b/.test(head) ||
    text
      .slice(0, 200_000)
      .split('\n')
      .some((line) => line.length < 60 && LABELS.test(line))
  if (isLabelled) return ['autoresearch', labelledBlocks(text, problems)]
  const isMarkdown = /\.(?:md|markdown|mdown|mkd)$/i.test(name) || hasMarkdown(text)
  return ['report', isMarkdown ? markdownBlocks(text, problems) : plainBlocks(text, problems)]
}

/** Undecodable bytes are replacement characters; the first position is reported. */
function noteDamage(text: string, problems: ProblemList): void {
  const at = text.indexOf('\uFFFD')
  if (at < 0) return
  const count = text.split('\uFFFD').length - 1
  problems.add({
    level: 'noted',
    code: 'wrong-encoding',
    line: text.slice(0, at).split('\n').length,
    reason: `${count} of them`,
    words: text.slice(Math.max(0, at - 30), at + 30),
  })
}

/** The compiler decides: a result that it rejects is not a dossier. */
function checked(result: Extract<ImportResult, { ok: true }>, problems: ProblemList): ImportResult {
  const compiled = compileDossier(folderOf(result.record))
  if (compiled.ok) return { ...result, dossier: compiled.dossier }
  for (const { file, claim, message } of compiled.problems.slice(0, 5))
    problems.refuse({ code: 'not-a-dossier', place: claim ? `${file}, ${claim}` : file, reason: message })
  return { ok: false, problems: problems.all }
}

function startsWith(bytes: Uint8Array, sign: readonly number[]): boolean {
  return sign.every((byte, at) => bytes[at] === byte)
}
