import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { micromark } from 'micromark'
import { escaped } from '@/lib/dossier/format/markdown-form'
import type { Research } from '@/lib/dossier/format/research'
import type { Claim, Dossier, Source } from '@/lib/dossier/format/schema'
import { groupedBy } from '@/lib/text/grouped-by'
import { safeUrl } from '@/lib/text/safe-url'
import { loadDossier } from '@/tools/cli/load-dossier'
import { ResearchFault } from './folder'
import { noResearch } from './state'

/**
 * Writes a dossier as a report to read: sections with confidence and depth, statements with numbered sources, uncertainties, and the
 * sources by tier with how far each was read.
 */
export async function writeReport(folder: string, print: (line: string) => void): Promise<void> {
  const loaded = await loadDossier(folder)
  if (!loaded.ok) throw new ResearchFault(`${folder}: ${loaded.reason}`)
  const markdown = reportOf(loaded.dossier)
  const files = { 'report.md': markdown, 'report.html': pageOf(loaded.dossier, markdown) }
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(folder, name), text)
    print(join(folder, name))
  }
}

/** A dossier as Markdown. What comes from pages is plain text in it: no markup and no links but http(s) addresses of sources. */
export function reportOf({ subject, asOf, claims, sources, research }: Dossier): string {
  const cited = sources.filter(({ n }) => claims.some((claim) => claim.sources.includes(n)))
  const topics = groupedBy(claims, ({ topic }) => topic)
  const { by, method, passes, questions, conflicts, sections, access } = research ?? NO_RESEARCH
  const makers = by.map(({ name, kind, about }) => escaped(`${name} (${kind})${after(': ', about)}`))
  const disagreed = conflicts.filter(({ state }) => state === 'open')
  const open = questions.flatMap(({ state, asks }) => (state === 'open' ? asks : []))
  const tiers = [...groupedBy(sources, ({ tier = UNRATED }) => tier)].sort(([a], [b]) => a - b)
  const parts = [
    `# ${escaped(subject.name)} — Research`,
    `State of ${asOf}: ${claims.length} statements, ${cited.length} sources cited of ${sources.length} found.`,
    makers.length > 0 && `Researched by ${makers.join(' ')}`,
    method !== undefined && escaped(method),
    list(passes, ({ on = 'undated', what }) => `${on}: ${escaped(what)}`),
    '## Contents',
    list([...topics.keys()], escaped),
    ...[...topics].flatMap(([topic, own]) => [`## ${escaped(topic)}`, ...sectionsOf(topic, own, sections)]),
    ...headed('## Conflicts', list(disagreed, conflictLine)),
    ...headed('## Open questions', list(open, escaped)),
    '## Sources',
    ...tiers.flatMap(([tier, own]) => [
      `### ${tier === UNRATED ? 'Not rated' : `Tier ${tier}`}`,
      list(own, (source) => sourceLine(source, access)),
    ]),
  ]
  return `${parts.filter(Boolean).join('\n\n')}\n`
}

const NO_RESEARCH: Research = { ...noResearch(), by: [] }
const UNRATED = 9

const list = <T>(items: readonly T[], lineOf: (item: T) => string): string =>
  items.map((item) => `- ${lineOf(item)}`).join('\n')
const headed = (heading: string, text: string): string[] => (text === '' ? [] : [heading, text])
const after = (sign: string, words: string | undefined): string => (words === undefined ? '' : `${sign}${words}`)
const numbersOf = (sources: readonly number[]): string => sources.map((n) => `[${n}]`).join('')

function conflictLine({ asks, values }: Research['conflicts'][number]): string {
  const said = values.map(({ value, sources }) => `“${escaped(value)}” ${numbersOf(sources)}`.trim())
  return `${escaped(asks)} ${said.join(' or ')}`
}

function sectionsOf(topic: string, claims: readonly Claim[], sections: Research['sections']): string[] {
  return [...groupedBy(claims, ({ section }) => section ?? topic)].flatMap(([heading, own]) => {
    const rated = sections.find(({ section, covers }) => section === heading || covers.includes(heading))
    const named = (level = 'not rated'): string => level.toUpperCase()
    const doubts = own.filter(({ status }) => status !== 'established')
    return [
      ...(heading === topic ? [] : [`### ${escaped(heading)}`]),
      `${named(rated?.confidence)} | ${named(rated?.depth)}`,
      ...(rated?.note === undefined ? [] : [`Review note: ${escaped(rated.note)}`]),
      own.map(statement).join(' '),
      ...headed(
        'Uncertainty:',
        list(doubts, ({ text, notes }) => `${escaped(text)} ${escaped(notes.join(' '))}`),
      ),
    ]
  })
}

function statement({ text, sources, status }: Claim): string {
  const ending = /[.!?]["”’)]*$/.test(text) ? '' : '.'
  const doubt = status === 'established' ? '' : ' (in doubt)'
  return `${escaped(text)}${ending}${doubt} ${numbersOf(sources)}`.trimEnd()
}

function sourceLine({ n, title, publisher, date, url, tier }: Source, access: Research['access']): string {
  const { state, on, note } = access.find(({ source }) => source === n) ?? {}
  const link = safeUrl(url)
  const named = [publisher, title].flatMap((words) => (words === undefined ? [] : escaped(words))).join(' — ')
  const dated = date === undefined ? '' : ` (${escaped(date)})`
  const read = state === undefined ? '' : `; ${state}${after(' ', on)}${after(': ', note && escaped(note))}`
  const address = link === null ? '' : ` <${link.replace(/[\s<>]/g, '')}>`
  return `[${n}] ${named}${dated}${after(' — Tier ', tier?.toString())}${read}${address}`
}

/** Markup in the text was escaped for Markdown, and `micromark` lets no HTML and no script address through. */
function pageOf({ subject }: Dossier, markdown: string): string {
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
