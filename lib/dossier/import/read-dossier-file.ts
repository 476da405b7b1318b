import { compileDossier } from '@/lib/dossier/format/compile'
import { DOSSIER_LIMITS } from '@/lib/dossier/format/file-limits'
import { folderOf, contentOfDossier, contentOfFolder } from '@/lib/dossier/format/folder-of'
import type { ImportFile, AuthoredContent, ImportForm, ImportRecord } from '@/lib/dossier/format/import-record'
import { isWordFile, unzipParts } from '@/lib/dossier/readers/read-docx'
import { LEVEL_LABELS, labelledBlocks, hasMarkdown, plainBlocks } from '@/lib/dossier/readers/plain-blocks'
import { faultOfMarkdown } from '@/lib/documents/parse-markdown'
import { markdownBlocks } from '@/lib/dossier/readers/markdown-blocks'
import { blocksOfFile, formatOf, type FormatName } from '@/lib/dossier/readers/formats'
import { META_CHARSET, pageInMime } from '@/lib/dossier/readers/mime-page'
import { UnreadableDocument, type DocumentFault } from '@/lib/dossier/readers/unreadable'
import { decodeBytes } from '@/lib/text/decode-bytes'
import { plainMarks } from './foreign-marks'
import {
  ProblemList,
  type EvidencePlace,
  type ImportOptions,
  type ImportResult,
  type ImportProblem,
  type EvidenceSummary,
} from './import-result'
import { opinionsInJson, opinionsInMarkup, pageWithOpinions } from './opinions'
import { readResearch, reportOnSources, type DocumentWithOpinions } from './read-research'
import { compileTexts } from '@/lib/dossier/format/compile-texts'
import { parseDossierText } from '@/lib/dossier/format/load'
import { faultOfName } from '@/lib/dossier/format/subject-name-fault'
import { pageSourceOf } from './with-edits'
import { mapDefined } from '@/lib/text/lists'

/**
 * Reads a file that a user gives, in the sidebar and on the command line alike: a dossier, a report on its sources, or
 * a document that is evidence itself. Nothing is stored.
 *
 * @param onProgress receives the share that is read, 0 to 1
 */
export async function readGivenFile(
  file: ImportFile,
  { statedSource, ...options }: GivenOptions,
  onProgress?: (share: number) => void,
): Promise<ImportResult> {
  const { today, isReport = false } = options
  const opened = await openDocument(file, isReport, (share) => onProgress?.(share * PAGES_SHARE))
  const evidence = isReport ? undefined : { ...statedSource, readOn: today }
  return readDossierFile(opened, { ...options, evidence }, (share) =>
    onProgress?.(PAGES_SHARE + share * (1 - PAGES_SHARE)),
  )
}

interface GivenOptions extends Omit<ImportOptions, 'evidence'> {
  /** Name, address and tier that the user gives to the source of a pasted text. */
  statedSource?: Pick<EvidencePlace, 'name' | 'url' | 'tier' | 'isPasted'> | undefined
}

/** Share of reading that is taken by the pages of a PDF. */
const PAGES_SHARE = 0.5

/** A file; if it is no text, with its blocks or the reason why they cannot be read. */
interface OpenedFile extends ImportFile {
  pages?: DocumentWithOpinions | DocumentFault
  page?: Pick<EvidencePlace, 'title' | 'site' | 'date' | 'isArticle'> | undefined
}

/**
 * Reads the blocks of a PDF, a Word file, a saved page or a mail, which takes asynchronous calls; a text stays as it is.
 *
 * @param onProgress receives the share of a PDF that is read, 0 to 1
 */
async function openDocument(
  file: ImportFile,
  isReport: boolean,
  onProgress: (share: number) => void,
): Promise<OpenedFile> {
  const { name, bytes } = file
  const format = formatOf(name, bytes)
  try {
    const html = markupOf(bytes, format)
    if (html === undefined) {
      const isFolder = format === 'docx' && !isWordFile(bytes)
      const pages = isFolder ? null : await blocksOfFile(format, bytes, 'report', onProgress)
      return pages ? { ...file, pages } : file
    }
    const { readHtmlDocument } = await import('@/lib/dossier/readers/read-html')
    const { blocksOfPage } = await import('@/lib/dossier/readers/html-blocks')
    const { title, site, readable, page: opened } = readHtmlDocument(html)
    const { article } = readable
    const page = { title: title ?? undefined, site: site ?? undefined, date: article.date }
    const report = { ...blocksOfPage(opened, 'report'), opinions: opinionsInMarkup(html) }
    // Links of a page at the ends of its sentences lead anywhere; those of other files are sources.
    if (isReport || reportOnSources(report, false)) return { ...file, page, pages: report }
    const pages = pageWithOpinions(html, { text: readable.text, blocks: article.blocks })
    return { ...file, page: { ...page, isArticle: true }, pages }
  } catch (error) {
    return { ...file, pages: error instanceof UnreadableDocument ? error.code : 'broken' }
  }
}

/**
 * Reads a dossier from a file: a portable dossier, a zip of a dossier folder, an Autoresearch document, or a research
 * report in Markdown, HTML, plain text, Word or PDF. Nothing is stored. Never throws: errors are among the problems.
 *
 * @param onProgress receives the share of a report that is read, 0 to 1
 */
export function readDossierFile(
  file: OpenedFile,
  options: ImportOptions,
  onProgress?: (share: number) => void,
): ImportResult {
  const problems = new ProblemList()
  try {
    const { evidence } = options
    const given = evidence && { ...options, evidence: { ...file.page, fileName: file.name, ...evidence } }
    const result = readFileByForm(file, given ?? options, problems, onProgress)
    if (!result.ok) return result
    const compiled = compileRecord(result.record, problems)
    const isDocument = compiled.ok && compiled.record.form === 'report'
    return isDocument ? { ...compiled, summary: evidenceSummaryOf(compiled.record, problems.all) } : compiled
  } catch (error) {
    if (error instanceof UnreadableDocument)
      return problems.refuse({ code: 'unreadable', place: file.name, fault: error.code })
    // A bug, or too much nesting for the stack: shown as a message.
    const reason = error instanceof Error ? error.message.slice(0, 120) : undefined
    return problems.refuse({ code: 'not-a-dossier', place: file.name, reason })
  }
}

/** Returns whether a file is too large to import. Callers test the size before they read the file into memory. */
export function isTooLarge(size: number): boolean {
  return size > DOSSIER_LIMITS.bytes
}

function readFileByForm(
  file: OpenedFile,
  options: ImportOptions,
  problems: ProblemList,
  onProgress?: (share: number) => void,
): ImportResult {
  const { name, bytes, pages } = file
  const research = (document: DocumentWithOpinions, form: 'autoresearch' | 'report' = 'report') =>
    readResearch(document, form, options, problems, onProgress)
  const refuse = (code: 'too-large' | 'empty' | 'not-text') => problems.refuse({ code, place: name })
  if (isTooLarge(bytes.length)) return refuse('too-large')
  if (bytes.length === 0) return refuse('empty')
  if (typeof pages === 'string') throw new UnreadableDocument(pages)
  if (pages) return research(pages)
  const format = formatOf(name, bytes)
  if (format === 'docx') return readFolderZip(bytes, options, problems)
  const text = textOfFile(bytes)
  if (text === undefined) return refuse('not-text')
  if (text.trim() === '') return refuse('empty')
  reportDamage(text, problems)
  if (/^\s*[{[]/.test(text) && (/\.json$/i.test(name) || /^\s*[{[]\s*(?:["{}[\]]|$)/.test(text.slice(0, 200))))
    return readJson(text, options, problems)
  const words = plainMarks(withoutLongLines(text, problems))
  if (isLabelled(text)) return research(labelledBlocks(words), 'autoresearch')
  const isMarkdown = format === 'markdown' || hasMarkdown(text)
  // Text that would block the Markdown parser is read by its lines.
  const isReadable = isMarkdown && faultOfMarkdown(words) === null
  return research(isReadable ? markdownBlocks(words, 'report') : plainBlocks(words))
}

function markupOf(bytes: Uint8Array, format: FormatName): string | undefined {
  if (format === 'mime') {
    const page = pageInMime(bytes)
    return page.isHtml ? page.text : undefined
  }
  const text = format === 'html' || format === 'text' ? textOfFile(bytes) : undefined
  return format === 'html' || beginsAsHtml(text ?? '') ? text : undefined
}

function textOfFile(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048))
  return decodeBytes(bytes, META_CHARSET.exec(head)?.[1])?.replace(/^\uFEFF/, '')
}

function beginsAsHtml(text: string): boolean {
  const start =
    /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)?<(?:!doctype html|html|head|body|article|main|div|section|h1|p)\b/i
  return start.test(text.slice(0, 3000))
}

function isLabelled(text: string): boolean {
  const lines = text.slice(0, 200_000).split('\n')
  return /^.{0,200}\bAutoresearch\b/.test(text) || lines.some((line) => line.length < 60 && LEVEL_LABELS.test(line))
}

/** Cuts lines that are longer than `DOSSIER_LIMITS.line`, so that no pattern has to scan megabytes. */
function withoutLongLines(text: string, problems: ProblemList): string {
  return text
    .split(/\r\n?|\n/)
    .map((line, index) => {
      if (line.length <= DOSSIER_LIMITS.line) return line
      problems.add({ level: 'changed', code: 'too-long', line: index + 1, words: line.slice(0, 80) })
      return line.slice(0, DOSSIER_LIMITS.line).toWellFormed()
    })
    .join('\n')
}

/** Reports the first U+FFFD (an undecodable byte) and the number of them. */
function reportDamage(text: string, problems: ProblemList): void {
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

function compileRecord(record: ImportRecord, problems: ProblemList) {
  const compiled = compileDossier(folderOf(record))
  return compiled.ok
    ? { ok: true as const, record, dossier: compiled.dossier, problems: problems.all }
    : problems.refuseFolder(compiled.problems)
}

// Files in the project's own forms. One with a fault is refused as a whole, as on the command line.

function readJson(text: string, options: ImportOptions, problems: ProblemList): ImportResult {
  const opinions = opinionsInJson(text)
  if (!opinions) return readPortable(text, options, problems)
  const { evidence: _page, ...given } = options
  const document = { blocks: [], references: new Map<string, string>(), opinions }
  return readResearch(document, 'report', { ...opinions.subjectOf(), ...given }, problems)
}

function readPortable(text: string, options: ImportOptions, problems: ProblemList): ImportResult {
  const read = parseDossierText(text)
  if (!read.ok) return problems.refuse({ code: 'not-a-dossier', reason: read.reason })
  return importRecordOf('portable', contentOfDossier(read.dossier), options, problems)
}

/** Reads a zip of the YAML folder that people edit. Its paths are only compared, never written to. */
function readFolderZip(bytes: Uint8Array, options: ImportOptions, problems: ProblemList): ImportResult {
  const files = Object.entries(unzipParts(bytes, (path) => DOSSIER_FILE_PATH.test(path), DOSSIER_LIMITS.unzipped))
  const root = dossierFolderIn(files.map(([path]) => path))
  if (root === null) return problems.refuse({ code: 'zip-without-dossier' })
  const texts = new Map<string, string>()
  for (const [path, file] of files) {
    const text = decodeBytes(file)
    if (text === null) return problems.refuse({ code: 'not-text', place: path })
    if (path.startsWith(root)) texts.set(path.slice(root.length), text)
  }
  const compiled = compileTexts(texts)
  if (!compiled.ok) return problems.refuseFolder(compiled.problems)
  return importRecordOf('folder', contentOfFolder(compiled), options, problems)
}

function importRecordOf(
  form: ImportForm,
  content: AuthoredContent,
  options: ImportOptions,
  problems: ProblemList,
): ImportResult {
  const { subject, asOf, sources } = content
  const name = options.subject ?? subject.name
  const aliases = options.aliases?.filter((alias) => faultOfName(alias) === null) ?? subject.aliases
  if (faultOfName(name)) problems.add({ level: 'noted', code: 'common-alias', place: 'subject.name', words: name })
  const record = {
    ...content,
    form,
    subject: { ...subject, name, aliases: aliases.filter((alias) => alias !== name) },
    asOf: options.asOf ?? asOf,
    // Addresses are normalised: other versions and devices identify a source by its address.
    sources: sources.map((source) =>
      source.url === undefined ? source : { ...source, url: new URL(source.url).href },
    ),
    counts: { cited: 0, kept: 0, uncited: 0, carried: 0 },
  }
  return { ok: true, record, problems: problems.all }
}

const DOSSIER_FILE_PATH =
  /(?:^|\/)(?:(?:dossier|sources|entities|research)\.yaml|introduction\.md|claims\/[^/]+\.yaml)$/

/** Returns the path of the least deep folder with a dossier.yaml in the zip; null if there is none. */
function dossierFolderIn(paths: readonly string[]): string | null {
  const roots = paths
    .filter((path) => /(?:^|\/)dossier\.yaml$/.test(path))
    .map((path) => path.slice(0, -'dossier.yaml'.length))
  return roots.sort((a, b) => a.split('/').length - b.split('/').length || a.localeCompare(b))[0] ?? null
}

/**
 * Converts a page or document to a dossier whose claims are its statements, each with its place (`research.passages`).
 * The page itself is the only source; what it cites is named with the place of each claim.
 *
 * @param corrections the subject, other names or date that the user has changed
 * @param onProgress receives the share that is read, 0 to 1
 */
export function evidenceFrom(
  document: DocumentWithOpinions,
  place: EvidencePlace,
  corrections: Pick<ImportOptions, 'subject' | 'aliases' | 'asOf'> = {},
  onProgress?: (share: number) => void,
) {
  const problems = new ProblemList()
  const options = { ...corrections, today: place.readOn, evidence: place }
  const read = readResearch(document, 'report', options, problems, onProgress)
  const compiled = read.ok ? compileRecord(read.record, problems) : read
  return compiled.ok ? { ...compiled, summary: evidenceSummaryOf(compiled.record, problems.all) } : compiled
}

function evidenceSummaryOf(record: ImportRecord, problems: readonly ImportProblem[]): EvidenceSummary {
  const { subject, topics, sources, asOf } = record
  return {
    subject: subject.name,
    kind: pageSourceOf(record)?.kind ?? 'page',
    date: problems.some(({ code }) => code === 'date-missing') ? null : asOf,
    statements: topics.reduce((sum, { claims }) => sum + claims.length, 0),
    sources: sources.length,
    leftOut: mapDefined(problems, ({ level, code, words }) =>
      level === 'dropped' && words !== undefined ? { text: words, why: code } : null,
    ),
  }
}
