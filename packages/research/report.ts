import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gfmToMarkdown } from 'mdast-util-gfm'
import { element, htmlOf, markdownOf, words } from '@/lib/documents/document'
import { reportDocument } from '@/packages/publish/pages/report-document'
import { reportOf, type Report } from '@/packages/publish/report/report-of'
import { filesOf } from '@/tools/shared/folder-files'
import { loadDossierFolder } from '@/tools/shared/load-dossier'
import { firstProblem } from '@/tools/shared/problem-words'
import { ResearchFault } from './fault'
import { SETTINGS_FILE } from './settings'

/** Writes a dossier as a document: `report.md` and `report.html`. */
export function writeReport(folder: string, print: (line: string) => void): void {
  if (!existsSync(join(folder, 'dossier.yaml')) && existsSync(join(folder, SETTINGS_FILE)))
    throw new ResearchFault(`${folder}: the research has no claims yet, so there is nothing to report`)
  const loaded = loadDossierFolder(folder)
  if (!loaded.ok) throw new ResearchFault(`${folder} does not compile: ${firstProblem(loaded.problems)}`)
  const report = reportOf(loaded.dossier)
  const texts = { 'report.md': markdownOf(reportDocument(report), gfmToMarkdown()), 'report.html': htmlFile(report) }
  for (const [name, text] of Object.entries(texts)) {
    filesOf(folder).write(name, text)
    print(join(folder, name))
  }
}

/** Returns a report as one HTML file, which loads nothing. */
function htmlFile(report: Report): string {
  const style = readFileSync('packages/publish/pages/report.css', 'utf8')
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
${htmlOf(element('title', report.title, words(' — Research')))}
<style>:root{color-scheme:light dark}body{margin:2rem auto;padding:0 1rem;max-width:42rem}
${style}</style>
<main>${htmlOf(element('article.report', { lang: 'en' }, reportDocument(report)))}</main>
</html>
`
}
