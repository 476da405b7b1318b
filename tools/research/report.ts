import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { micromark } from 'micromark'
import { escaped } from '@/lib/dossier/format/markdown-form'
import type { Research } from '@/lib/dossier/format/research'
import type { Claim, Dossier, Source } from '@/lib/dossier/format/schema'
import { safeUrl } from '@/lib/text/safe-url'
import { loadDossier } from '@/tools/cli/load-dossier'
import { ResearchFault } from './folder'

/**
 * Writes a dossier as a report to read: sections with confidence and depth, statements with numbered sources, uncertainties, and the
 * sources by tier with how far each was read.
 */
export async function writeReport(folder: string, print: (line: string) => void): Promise<void> {
  const loaded = await loadDossier(folder)
  if (!loaded.ok) throw new ResearchFault(`${folder}: ${loaded.reason}`)
  const markdown = reportOf(loaded.dossier)
  for (const [name, text] of [
    ['report.md', markdown],
    ['report.html', pageOf(loaded.dossier, markdown)],
  ] as const) {
    writeFileSync(join(folder, name), text)
    print(join(folder, name))
  }
}

/** A dossier as Markdown. What comes from pages is plain text in it: no markup and no links but http(s) addresses of sources. */
export function reportOf({ subject, asOf, claims, sources, research }: Dossier): string {
  const topics = [...new Set(claims.map(({ topic }) => topic))]
  const parts = topics.flatMap((topic) =>
    sectionsOf(
      claims.filter((claim) => claim.topic === topic),
      topic,
      research,
    ),
  )
  const cited = sources.filter(({ n }) => claims.some((claim) => claim.sources.includes(n)))
  return [
    `# ${escaped(subject.name)} — Research`,
    `State of ${asOf}: ${claims.length} statements, ${cited.length} sources cited of ${sources.length} found.`,
    ...aboutLines(research),
    '## Contents',
    topics.map((topic) => `- ${escaped(topic)}`).join('\n'),
    ...parts,
    ...openLines(research),
    '## Sources',
    ...sourceLines(sources, research),
  ]
    .join('\n\n')
    .concat('\n')
}

function aboutLines(research: Research | undefined): string[] {
  if (research === undefined) return []
  const by = research.by.map(
    ({ name, kind, about }) => `${escaped(name)} (${kind})${about === undefined ? '' : `: ${escaped(about)}`}`,
  )
  const passes = research.passes.map(({ on, what }) => `- ${on ?? 'undated'}: ${escaped(what)}`)
  return [
    `Researched by ${by.join(' ')}`,
    ...(research.method === undefined ? [] : [escaped(research.method)]),
    ...(passes.length === 0 ? [] : [passes.join('\n')]),
  ]
}

function sectionsOf(claims: readonly Claim[], topic: string, research: Research | undefined): string[] {
  const headings = [...new Set(claims.map(({ section }) => section ?? topic))]
  return headings.flatMap((heading, at) => {
    const own = claims.filter(({ section }) => (section ?? topic) === heading)
    const levels = research?.sections.find(({ section, covers }) => section === heading || covers.includes(heading))
    const { confidence, depth, note } = levels ?? {}
    const named = (level: string | undefined): string => (level ?? 'not rated').toUpperCase()
    const doubts = own.filter(({ status }) => status !== 'established')
    return [
      ...(at === 0 ? [`## ${escaped(topic)}`] : []),
      ...(heading === topic ? [] : [`### ${escaped(heading)}`]),
      `${named(confidence)} | ${named(depth)}`,
      ...(note === undefined ? [] : [`Review note: ${escaped(note)}`]),
      own.map(statement).join(' '),
      ...(doubts.length === 0
        ? []
        : [
            'Uncertainty:',
            doubts.map(({ text, notes }) => `- ${escaped(text)} ${escaped(notes.join(' '))}`).join('\n'),
          ]),
    ]
  })
}

function statement({ text, sources, status }: Claim): string {
  const ending = /[.!?]["”’)]*$/.test(text) ? '' : '.'
  const numbers = sources.map((n) => `[${n}]`).join('')
  return `${escaped(text)}${ending}${status === 'established' ? '' : ' (in doubt)'}${numbers && ` ${numbers}`}`
}

function openLines(research: Research | undefined): string[] {
  const open = research?.questions.filter(({ state }) => state === 'open') ?? []
  const conflicts = research?.conflicts.filter(({ state }) => state === 'open') ?? []
  const valuesOf = (values: Research['conflicts'][number]['values']): string =>
    values
      .map(({ value, sources }) => `“${escaped(value)}” ${sources.map((n) => `[${n}]`).join('')}`.trim())
      .join(' or ')
  return [
    ...(conflicts.length === 0
      ? []
      : ['## Conflicts', conflicts.map(({ asks, values }) => `- ${escaped(asks)} ${valuesOf(values)}`).join('\n')]),
    ...(open.length === 0 ? [] : ['## Open questions', open.map(({ asks }) => `- ${escaped(asks)}`).join('\n')]),
  ]
}

function sourceLines(sources: readonly Source[], research: Research | undefined): string[] {
  const tiers = [...new Set(sources.map(({ tier }) => tier ?? null))].sort((a, b) => (a ?? 9) - (b ?? 9))
  return tiers.flatMap((tier) => [
    `### ${tier === null ? 'Not rated' : `Tier ${tier}`}`,
    sources
      .filter((source) => (source.tier ?? null) === tier)
      .map((source) => `- ${sourceLine(source, research)}`)
      .join('\n'),
  ])
}

function sourceLine({ n, title, publisher, date, url, tier }: Source, research: Research | undefined): string {
  const { state, on, note } = research?.access.find(({ source }) => source === n) ?? {}
  const link = safeUrl(url)
  return [
    `[${n}] ${publisher === undefined ? '' : `${escaped(publisher)} — `}${escaped(title)}${date === undefined ? '' : ` (${escaped(date)})`}`,
    ...(tier === undefined ? [] : [` — Tier ${tier}`]),
    ...(state === undefined
      ? []
      : [`; ${state}${on === undefined ? '' : ` ${on}`}${note === undefined ? '' : `: ${escaped(note)}`}`]),
    ...(link === null ? [] : [` <${link.replace(/[\s<>]/g, '')}>`]),
  ].join('')
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
