import type { Dossier } from '@/lib/dossier/format/schema'

/** Returns a dossier as JSON with each claim, source, entity and research entry on its own line, for readable diffs. */
export function portableJson(dossier: Dossier): string {
  const { subject, version, asOf, claims, sources, entities, parts, lanes, introduction, contact, research } = dossier
  const list = (items: readonly unknown[]) => `[\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]`
  return `{"subject":${JSON.stringify(subject)},"version":${JSON.stringify(version)},"asOf":${JSON.stringify(asOf)},
"claims":${list(claims)},
"sources":${list(sources)},
"entities":${list(entities)}${parts ? `,\n"parts":${list(parts)}` : ''}${lanes ? `,\n"lanes":${list(lanes)}` : ''}${
    introduction === undefined ? '' : `,\n"introduction":${JSON.stringify(introduction)}`
  }${contact === undefined ? '' : `,\n"contact":${JSON.stringify(contact)}`}${research ? `,\n"research":${researchJson()}` : ''}}
`

  function researchJson(): string {
    const fields = Object.entries(research ?? {}).map(
      ([name, value]) => `"${name}":${Array.isArray(value) ? list(value) : JSON.stringify(value)}`,
    )
    return `{${fields.join(',\n')}}`
  }
}
