/**
 * Writes lib/text/lexicon/words.json: the closed word lists that the analysis needs, taken from the lexicon of
 * `compromise` (MIT). Run by hand when the library moves: `npx tsx tools/lab/lexicon.ts`. The library itself is not shipped.
 */
import { writeFileSync } from 'node:fs'
import nlp from 'compromise'

interface Model {
  one: { lexicon: Record<string, string | string[]> }
}
interface Conjugation {
  Infinitive: string
  PastTense: string
  PresentTense: string
  Gerund: string
  Participle?: string
}

const lexicon = (nlp.model() as unknown as Model).one.lexicon
const tagged = (...tags: string[]): string[] =>
  Object.entries(lexicon)
    .filter(([word, tag]) => /^[a-z]+$/.test(word) && [tag].flat().some((t) => tags.includes(t)))
    .map(([word]) => word)
    .sort()

const infinitives = tagged('Infinitive').filter((w) => w.length > 2)
const irregular: Record<string, string> = {}
for (const verb of infinitives) {
  const view = nlp(`to ${verb}`).verbs() as unknown as { conjugate(): Conjugation[] }
  const forms = view.conjugate()[0]
  if (!forms) continue
  for (const form of [forms.PastTense, forms.Participle]) {
    if (form && /^[a-z]+$/.test(form) && !form.endsWith('ed') && form !== verb) irregular[form] ??= verb
  }
}
const givenNames = (tag: string): string[] => tagged(tag).filter((w) => w.length > 2 && !common.has(w))
const common = new Set([...infinitives, ...tagged('Adjective', 'Noun', 'Singular', 'Month', 'Adverb', 'Preposition')])
const words = {
  verbs: infinitives,
  irregular,
  adjectives: tagged('Adjective', 'Comparative', 'Superlative'),
  femaleNames: givenNames('FemaleName'),
  maleNames: givenNames('MaleName'),
  otherFirstNames: givenNames('FirstName').filter(
    (name) => ![lexicon[name] ?? []].flat().some((t) => /Male|Female/.test(t)),
  ),
  countries: tagged('Country'),
  regions: tagged('Region'),
  cities: tagged('City'),
  demonyms: tagged('Demonym'),
  actors: tagged('Actor'),
}
writeFileSync(
  new URL('../../lib/text/lexicon/words.json', import.meta.url),
  JSON.stringify(
    Object.fromEntries(
      Object.entries(words).map(([k, v]) => [
        k,
        Array.isArray(v)
          ? v.join(' ')
          : Object.entries(v)
              .map((p) => p.join(':'))
              .join(' '),
      ]),
    ),
    null,
    1,
  ) + '\n',
)
console.log(
  Object.entries(words)
    .map(([k, v]) => `${k} ${Object.keys(v).length}`)
    .join('\n'),
)
