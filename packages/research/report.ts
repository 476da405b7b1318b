import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { escapeMd, sourceLine } from '@/lib/dossier/format/markdown-form'
import type { CitedSentence, ReportList } from '@/packages/judges/not-covered'
import { reportOf, type Report, type ReportTable } from '@/packages/publish/report/report-of'
import { markup } from '@/lib/notes/formats/shared/markup'
import { encodeForUrl, safeUrl } from '@/lib/text/urls'
import { filesOf } from '@/tools/shared/folder-files'
import { loadDossierFolder } from '@/tools/shared/load-dossier'
import { firstProblem } from '@/tools/shared/problem-words'
import { ResearchFault } from './fault'
import { SETTINGS_FILE } from './settings'

/** Writes a dossier as a document: `report.md` and `report.html`. */
export async function writeReport(folder: string, print: (line: string) => void): Promise<void> {
  if (!existsSync(join(folder, 'dossier.yaml')) && existsSync(join(folder, SETTINGS_FILE)))
    throw new ResearchFault(`${folder}: the research has no claims yet, so there is nothing to report`)
  const loaded = loadDossierFolder(folder)
  if (!loaded.ok) throw new ResearchFault(`${folder} does not compile: ${firstProblem(loaded.problems)}`)
  const report = reportOf(loaded.dossier)
  const texts = { 'report.md': markdownOf(report), 'report.html': await htmlOf(report) }
  for (const [name, text] of Object.entries(texts)) {
    filesOf(folder).write(name, text)
    print(join(folder, name))
  }
}

/** Returns a report as Markdown. All texts are escaped; the only links are http(s) addresses of sources and places. */
function markdownOf({ title, about, lead, tables, sections, missing, notes, tiers }: Report): string {
  const markdownParts = [
    `# ${escapeMd(title)} — Research`,
    linkedText(lead),
    ...tables.flatMap(tableLines),
    list(sections, ({ name }, at) => `[${escapeMd(name)}](#section-${at + 1})`),
    ...sections.flatMap(({ name, levels, note, paragraphs, tables: sectionTables, uncertain }, at) => [
      `<a id="section-${at + 1}"></a>\n\n## ${escapeMd(name)}`,
      `${levels}${note}` && `*${escapeMd(`${levels} ${note}`)}*`,
      ...paragraphs.map(linkedText),
      ...sectionTables.flatMap(tableLines),
      ...headedMarkdown(
        '### What is uncertain',
        list(uncertain, (one) => linkedText([one])),
      ),
    ]),
    ...markdownChapter('What this report does not cover', missing),
    ...markdownChapter('Review notes', notes),
    '## Sources',
    ...tiers.flatMap(({ name, sources }) => [
      `### ${name}`,
      list(sources, ({ source: { url, ...source }, about: line }) => {
        const address = safeUrl(url)
        const words = sourceLine({ ...source, ...(address !== null && { url: address }) }).replace(/^\d+\. /, '')
        return `<a id="source-${source.n}"></a>[${source.n}] ${words}. ${escapeMd(line)}`
      }),
    ]),
    '## About this report',
    ...about.map(escapeMd),
  ]
  return `${markdownParts.filter(Boolean).join('\n\n')}\n`
}

const tableLines = ({ name, heads, rows }: ReportTable): string[] => [
  name && `**${escapeMd(name)}**`,
  [
    markdownRow([...heads, 'Sources'].map(escapeMd)),
    markdownRow([...heads, ''].map(() => '---')),
    ...rows.map(({ cells, sources }) => markdownRow([...cells.map(escapeMd), references(sources)])),
  ].join('\n'),
]
const markdownRow = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
const list = <T>(items: readonly T[], lineOf: (item: T, at: number) => string): string =>
  items.map((item, at) => `- ${lineOf(item, at)}`).join('\n')
const headedMarkdown = (heading: string, text: string): string[] => (text === '' ? [] : [heading, text])
const markdownChapter = (name: string, lists: readonly ReportList[]): string[] =>
  headedMarkdown(
    `## ${name}`,
    lists.flatMap((one) => [`### ${escapeMd(one.name)}`, list(one.items, (item) => linkedText([item]))]).join('\n\n'),
  )
const references = (sources: readonly number[]): string => sources.map((n) => `[[${n}]](#source-${n})`).join('')
const linkedText = (sentences: readonly CitedSentence[]): string =>
  sentences
    .map(({ text, sources, passages = [] }) => {
      const places = passages.map((address) => `[passage](<${address.replace(/[\s<>]/g, encodeForUrl)}>)`)
      return [escapeMd(text), references(sources), ...places].filter(Boolean).join(' ')
    })
    .join(' ')

async function htmlOf(report: Report): Promise<string> {
  const [{ createElement }, { renderToStaticMarkup }, { ReportPage }] = await Promise.all([
    import('react'),
    import('react-dom/server'),
    import('@/packages/publish/pages/report-page'),
  ])
  const style = readFileSync('packages/publish/pages/report.css', 'utf8')
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${markup`${report.title}`.text} — Research</title>
<style>:root{color-scheme:light dark}body{margin:2rem auto;padding:0 1rem;max-width:42rem}
${style}</style>
<main>${renderToStaticMarkup(createElement(ReportPage, { report }))}</main>
</html>
`
}
