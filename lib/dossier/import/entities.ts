import type { Entity } from '@/lib/dossier/format/schema'
import type { DocBlock } from '@/lib/dossier/readers/block'
import { isCommonName } from '@/lib/dossier/format/subject-name-fault'
import type { ImportRecord } from '@/lib/dossier/format/import-record'
import { familyName, peopleIn } from '@/lib/text/people'

/** Returns the people that a document names more than once, except its subject. */
export function entitiesIn(blocks: readonly DocBlock[], subject: ImportRecord['subject']): Entity[] {
  const counts = new Map<string, number>()
  for (const { text, kind } of blocks) {
    if (kind === 'footnote') continue
    for (const { name } of peopleIn(text)) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const people = [...counts].filter(
    ([name, count]) => count > 1 && name !== subject.name && !subject.aliases.includes(familyName(name)),
  )
  const families = new Map<string, number>()
  for (const [name] of people) families.set(familyName(name), (families.get(familyName(name)) ?? 0) + 1)
  return people
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_PEOPLE)
    .map(([name]): Entity => {
      const family = familyName(name)
      // A family name shared by two people identifies neither.
      const alone = families.get(family) === 1 && family.length > 3 && !isCommonName(family)
      return { name, kind: 'person', aliases: alone ? [family] : [] }
    })
}

const MOST_PEOPLE = 200
