import fc from 'fast-check'
import type { Dossier } from '@/lib/dossier/format/schema'
import { firstNames, places } from '@/lib/text/words'

/** A given and a family name, like the names of the subjects in these tests. */
export type Name = readonly [given: string, family: string]

const syllable = fc
  .tuple(fc.constantFrom(...'bdfgklmnprstvz'), fc.constantFrom('a', 'e', 'i', 'o', 'u', 'ei', 'au'))
  .map((letters) => letters.join(''))
const madeUp = fc
  .tuple(fc.array(syllable, { minLength: 2, maxLength: 3 }), fc.constantFrom('n', 'r', 'k', 'l', 'm', ''))
  .map(([syllables, end]) => syllables.join('') + end)
  // Names of places are excluded, since a person with such a name is not tested.
  .filter((word) => word.length > 4 && !places.has(word))
  .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
// Women's names, because they replace a woman's name in sentences like "Anna … her doctorate".
const given = fc.constantFrom('Anna', 'Clara', 'Elena', 'Greta', 'Ruth', 'Sonja', 'Ingrid', 'Paula')

/** Full names whose words are not in `texts`; half of the given names are common. */
export function anyName(...texts: readonly string[]): fc.Arbitrary<Name> {
  return fc.oneof(commonName(...texts), rareName(...texts))
}

/** Names whose given name is in the engine's list of first names. */
export function commonName(...texts: readonly string[]): fc.Arbitrary<Name> {
  return fc.tuple(given, madeUp).filter(isNewTo(texts))
}

/** Names whose given name is in no list of first names. */
export function rareName(...texts: readonly string[]): fc.Arbitrary<Name> {
  return fc
    .tuple(
      madeUp.filter((name) => !firstNames.has(name.toLowerCase())),
      madeUp,
    )
    .filter(isNewTo(texts))
}

function isNewTo(texts: readonly string[]): (name: Name) => boolean {
  const known = texts.join('\n').toLowerCase()
  return (name) => name.every((word) => !known.includes(word.toLowerCase()))
}

/** Replaces a name by another: as written, in lower case and in upper case. */
export function renamed(text: string, from: Name, to: Name): string {
  const forms = [(w: string) => w, (w: string) => w.toLowerCase(), (w: string) => w.toUpperCase()]
  const pairs = forms.flatMap((form) => from.map((word, i) => [form(word), form(to[i] ?? '')] as const))
  return pairs.reduce((all, [word, other]) => all.replaceAll(word, other), text)
}

/** Renames the person of a dossier. */
export function renamedDossier(dossier: Dossier, from: Name, to: Name): Dossier {
  return rewritten(dossier, (text) => renamed(text, from, to))
}

/** Changes the spelling of a dossier: texts, phrasings, corrections, names. Marks stay on their words. */
export function rewritten(dossier: Dossier, put: (text: string) => string): Dossier {
  const wording = <T extends { text: string; marks: { start: number; end: number }[] }>(said: T): T => ({
    ...said,
    text: put(said.text),
    marks: said.marks.map((mark) => ({
      ...mark,
      start: put(said.text.slice(0, mark.start)).length,
      end: put(said.text.slice(0, mark.end)).length,
    })),
  })
  return {
    ...dossier,
    subject: { ...dossier.subject, name: put(dossier.subject.name), aliases: dossier.subject.aliases.map(put) },
    claims: dossier.claims.map((claim) => ({
      ...wording(claim),
      phrasings: claim.phrasings.map(wording),
      slots: claim.slots.map((slot) => ({ ...slot, value: put(slot.value) })),
      ...(claim.correction && { correction: { ...claim.correction, text: put(claim.correction.text) } }),
    })),
    entities: dossier.entities.map((e) => ({ ...e, name: put(e.name), aliases: e.aliases.map(put) })),
  }
}
