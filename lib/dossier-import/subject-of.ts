import { fold } from '@/lib/text/fold'
import type { Block } from './block'
import { isCommonName } from './names'
import { familyName, peopleIn } from './people'
import type { ImportRecord } from './types'

/** Whom a document is about: the name in its title that the text has most often, or the person it names most. */
export function subjectOf(
  title: string | undefined,
  blocks: readonly Block[],
  given?: string,
): { subject: ImportRecord['subject']; guessed: boolean } {
  const text = textOf(blocks)
  const name = given?.trim() || nameIn(title, text) || mostNamed(text) || tidyTitle(title) || 'Unknown subject'
  const counts = pronounCounts(text)
  const family = familyName(name)
  const isPerson =
    /^\p{Lu}\S*(?: \S+){1,3}$/u.test(name) && counts.he + counts.she > counts.it / 3 && peopleOrNames(name)
  const pronoun = isPerson ? (counts.she > counts.he ? 'she' : 'he') : counts.it > 0 ? 'it' : undefined
  const aliases: string[] = []
  if (
    isPerson &&
    family !== name &&
    family.length > 2 &&
    !isCommonName(family) &&
    occurrences(text, family) > occurrences(text, name)
  )
    aliases.push(family)
  for (const match of text.matchAll(/\(((?:\p{Lu}[\p{Lu}\d&-]{1,9}))\)/gu)) {
    const short = match[1] ?? ''
    if (
      text
        .slice(Math.max(0, match.index - name.length - 2), match.index)
        .trim()
        .endsWith(name) &&
      !aliases.includes(short)
    )
      aliases.push(short)
  }
  return {
    subject: { name, aliases, kind: isPerson ? 'person' : 'topic', ...(pronoun ? { pronoun } : {}) },
    guessed: !given,
  }
}

/** Enough to know the subject by: its first 200,000 signs. */
function textOf(blocks: readonly Block[]): string {
  let text = ''
  for (const block of blocks) {
    if (text.length > 200_000) break
    text += `${block.text}\n`
  }
  return fold(text)
}

/** The capitalised words of the title that the text repeats most, the longer ones first. */
function nameIn(title: string | undefined, text: string): string | null {
  if (!title) return null
  const parts = fold(title).split(/\s+[—–|:-]\s+|:\s+|[“”"()]/)
  const names = parts.flatMap((part) =>
    [
      ...part.matchAll(
        /\p{Lu}[\p{L}\d.'&-]*(?: (?:of|de|van|von|the|and|der|da) (?=\p{Lu})| \p{Lu}[\p{L}\d.'&-]*|(?<= (?:of|de|van|von|the|and|der|da) )\p{Lu}[\p{L}\d.'&-]*)*/gu,
      ),
    ].map(([name]) => name.replace(/'s$/, '').trim()),
  )
  const scored = names
    .filter((name) => name.length > 2 && !GENERIC.test(name) && !isCommonName(name))
    .map((name) => ({
      name,
      score: occurrences(text, name) * (name.includes(' ') ? 3 : 1) + (peopleIn(name).length > 0 ? 2 : 0),
    }))
    .sort((a, b) => b.score - a.score)
  return scored[0] && scored[0].score > 1 ? scored[0].name : null
}

const GENERIC =
  /^(?:Autoresearch|Deep Research|Research(?: Report| Dossier)?|Report|Dossier|Biography|Profile|Overview|Summary|Introduction|Background|A|An|The|Life|Career|Who|What|How)$/i

function mostNamed(text: string): string | null {
  const counts = new Map<string, number>()
  for (const { name } of peopleIn(text)) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null
}

function tidyTitle(title: string | undefined): string | null {
  const words = title?.replace(/\s+/g, ' ').trim().slice(0, 100).toWellFormed()
  return words && words.length > 1 ? words : null
}

function pronounCounts(text: string): { he: number; she: number; it: number } {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0
  return {
    he: count(/\b(?:He|he|his|His)\b/g),
    she: count(/\b(?:She|she|her|Her)\b/g),
    it: count(/\b(?:It|it|its|Its)\b/g),
  }
}

/** A name of two words can be a firm; a first name that is known settles it. */
function peopleOrNames(name: string): boolean {
  return (
    peopleIn(name).length > 0 ||
    !/\b(?:Inc|Ltd|Labs?|University|Institute|Company|Corporation|Group|Project|Society|Party|Bank|Council|Bridge|Museum|Observatory)\b/.test(
      name,
    )
  )
}

function occurrences(text: string, name: string): number {
  let count = 0
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) count += 1
  return count
}
