import type { Dossier } from '@/lib/dossier/schema'
import { indexDossier, type DossierIndex } from '@/lib/engine/retrieve/dossier-index'

/** The compiled dossier as a file: JSON with one claim, source and entity a line, so that a change reads well in a diff. */
export function compiledText(dossier: Dossier): string {
  const { subject, version, asOf, claims, sources, entities, parts, lanes, introduction } = dossier
  const list = (items: readonly unknown[]) => `[\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]`
  return `{"subject":${JSON.stringify(subject)},"version":${JSON.stringify(version)},"asOf":${JSON.stringify(asOf)},
"claims":${list(claims)},
"sources":${list(sources)},
"entities":${list(entities)}${parts ? `,\n"parts":${list(parts)}` : ''}${lanes ? `,\n"lanes":${list(lanes)}` : ''}${
    introduction === undefined ? '' : `,\n"introduction":${JSON.stringify(introduction)}`
  }}
`
}

/** The generated files of a dossier folder, by name. */
export function compiledFiles(dossier: Dossier): Record<'compiled.json' | 'index.json', string> {
  return { 'compiled.json': compiledText(dossier), 'index.json': indexText(indexDossier(dossier)) }
}

/** The index as a file, with the wordings of one claim a line. */
function indexText({ claims, ...rest }: DossierIndex): string {
  const head = Object.entries(rest).map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`)
  return `{${head.join(',\n')},
"claims":[\n${claims.map((wordings) => JSON.stringify(wordings)).join(',\n')}\n]}
`
}
