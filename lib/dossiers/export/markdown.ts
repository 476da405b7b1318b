import { claimLines, escaped, firstLine, heading, sourceLine, SOURCES_HEADING } from '@/lib/dossier/markdown-form'
import type { AuthoredContent } from '../types'

/** A dossier as Markdown with numbered sources, which `readDossierFile` reads back as it left. */
export function* dossierMarkdown(content: AuthoredContent): Generator<string, void, undefined> {
  const { subject, asOf, version, topics, sources, entities, remarks, parts, lanes, introduction, contact } = content
  yield `${firstLine({ subject, asOf, version, entities, remarks, parts, lanes, introduction, contact })}\n`
  yield `# ${escaped(subject.name)}\n\nAs of ${escaped(asOf)}, version ${escaped(version)}.\n`
  for (const { topic, claims } of topics) {
    yield `\n## ${heading(topic)}\n`
    let section = topic
    for (const [index, claim] of claims.entries()) {
      if (claim.section !== section) yield `\n### ${heading(claim.section)}\n`
      if (index === 0 || claim.section !== section) yield '\n'
      section = claim.section
      yield `${claimLines(claim).join('\n')}\n`
    }
  }
  if (sources.length > 0) yield `\n## ${SOURCES_HEADING}\n\n`
  for (const source of sources) yield `${sourceLine(source)}\n`
}
