import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { micromark } from 'micromark'
import type { AuthoredClaim } from '@/lib/dossier/format/authoring'
import type { AuthoredDossier } from '@/lib/dossier/format/compile'
import { claimLines, escapeMd, sourceLine } from '@/lib/dossier/format/markdown-form'
import type { Research } from '@/lib/dossier/format/research'
import type { Dossier, Source } from '@/lib/dossier/format/schema'
import { groupedBy } from '@/lib/text/grouped-by'
import { safeUrl } from '@/lib/text/safe-url'
import { loadDossierFolder } from '@/tools/shared/load-dossier-folder'
import { firstProblem } from '@/tools/shared/problem-words'
import { ResearchFault } from './fault'
import { SETTINGS_FILE } from './settings'
import { noResearch } from './state'
import { putWhole } from './whole-file'

/**
 * Writes a dossier as a report in Markdown and HTML: sections with confidence and depth, statements with numbered
 * sources, uncertainties, and the sources by tier with how far each was read.
 */
export async function writeReport(folder: string, print: (line: string) => void): Promise<void> {
  if (!existsSync(join(folder, 'dossier.yaml')) && existsSync(join(folder, SETTINGS_FILE)))
    throw new ResearchFault(`${folder}: the research has no claims yet, so there is nothing to report`)
  const loaded = await loadDossierFolder(folder)
  if (!loaded.ok) throw new ResearchFault(`${folder} does not compile: ${firstProblem(loaded.problems)}`)
  const markdown = reportOf(loaded)
  const files = { 'report.md': markdown, 'report.html': htmlOf(loaded.dossier, markdown) }
  for (const [name, text] of Object.entries(files)) {
    putWhole(join(folder, name), text)
    print(join(folder, name))
  }
}

/** Returns a dossier as Markdown. All texts of pages are escaped; the only links are http(s) addresses of sources. */
function reportOf({ dossier, authored }: { dossier: Dossier; authored: AuthoredDossier }): string {
  const { subject, asOf, claims, sources } = dossier
  const cited = sources.filter(({ n }) => claims.some((claim) => claim.sources.includes(n)))
  const topics = authored.claims.map(({ content }) => content)
  const { by, method, passes, questions, conflicts, sections, access } = authored.research ?? NO_RESEARCH
  const makers = by.map(({ name, kind, about }) =>
    escapeMd(`${name} (${kind})${about === undefined ? '' : `: ${about}`}`),
  )
  const disagreed = conflicts.filter(({ state }) => state === 'open')
  const open = questions.flatMap(({ state, asks }) => (state === 'open' ? asks : []))
  const tiers = [...groupedBy(sources, ({ tier = UNRATED }) => tier)].sort(([a], [b]) => a - b)
  const parts = [
    `# ${escapeMd(subject.name)} — Research`,
    `State of ${asOf}: ${claims.length} statements, ${cited.length} sources cited of ${sources.length} found.`,
    makers.length > 0 && `Researched by ${makers.join(' ')}`,
    method !== undefined && escapeMd(method),
    list(passes, ({ on = 'undated', what }) => `${on}: ${escapeMd(what)}`),
    '## Contents',
    list(topics, ({ topic }) => escapeMd(topic)),
    ...topics.flatMap(({ topic, claims: own }) => [`## ${escapeMd(topic)}`, ...sectionsOf(topic, own, sections)]),
    ...headed('## Conflicts', list(disagreed, conflictLine)),
    ...headed('## Open questions', list(open, escapeMd)),
    '## Sources',
    ...tiers.flatMap(([tier, own]) => [
      `### ${tier === UNRATED ? 'Not rated' : `Tier ${tier}`}`,
      list(own, (source) => sourceWithAccess(source, access)),
    ]),
  ]
  return `${parts.filter(Boolean).join('\n\n')}\n`
}

const NO_RESEARCH: Research = { ...noResearch(), by: [] }
const UNRATED = 9

const list = <T>(items: readonly T[], lineOf: (item: T) => string): string =>
  items.map((item) => `- ${lineOf(item)}`).join('\n')
const headed = (heading: string, text: string): string[] => (text === '' ? [] : [heading, text])
const numbersOf = (sources: readonly number[]): string => sources.map((n) => `[${n}]`).join('')

function conflictLine({ asks, values }: Research['conflicts'][number]): string {
  const said = values.map(({ value, sources }) => `“${escapeMd(value)}” ${numbersOf(sources)}`.trim())
  return `${escapeMd(asks)} ${said.join(' or ')}`
}

function sectionsOf(topic: string, claims: readonly AuthoredClaim[], sections: Research['sections']): string[] {
  return [...groupedBy(claims, ({ section }) => section)].flatMap(([heading, own]) => {
    const rated = sections.find(({ section, covers }) => section === heading || covers.includes(heading))
    const named = (level = 'not rated'): string => level.toUpperCase()
    return [
      ...(heading === topic ? [] : [`### ${escapeMd(heading)}`]),
      `${named(rated?.confidence)} | ${named(rated?.depth)}`,
      rated?.note === undefined ? '' : `Review note: ${escapeMd(rated.note)}`,
      own.flatMap(claimLines).join('\n'),
    ]
  })
}

function sourceWithAccess(source: Source, access: Research['access']): string {
  const { state, on, note } = access.find((one) => one.source === source.n) ?? {}
  const read = [state, on, note && escapeMd(note)].filter((part) => part !== undefined).join(', ')
  const { url, ...rest } = source
  const address = safeUrl(url)
  const line = sourceLine({ ...rest, ...(address !== null && { url: address }) })
  return `[${source.n}] ${line.replace(/^\d+\. /, '')}${read && `; ${read}`}`
}

/** Converts the report to HTML. Texts were escaped, and `micromark` outputs no raw HTML and no script address. */
function htmlOf({ subject }: Dossier, markdown: string): string {
  const title = subject.name.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title} — Research</title>
<style>body{max-width:44rem;margin:2rem auto;padding:0 1rem;font:1rem/1.6 system-ui,sans-serif;color-scheme:light dark}a{overflow-wrap:anywhere}</style>
<main>
${micromark(markdown)}
</main>
</html>
`
}
