import { issueLine } from '@/lib/dossier/format/issue-line'
import { type AuthoredDossier, claimPath } from '@/lib/dossier/format/compile'
import { correctionSchema, type Correction } from '@/lib/dossier/format/corrections-file'
import { LONGEST } from '@/lib/dossier/format/longest-correction'
import { planChange } from './plan-change'
import { clip, refusal, type Outcome, type Planner, type NewExample } from './plan-outcome'
import { tidyWords, metAt } from './tidy-words'
import type { Remark, AuthoredClaim } from '@/lib/dossier/format/authoring'
import { plainWords } from '@/lib/dossier/format/plain-words'

/**
 * Plans each correction of some files against the current dossier; one in two of them is added once. Writes nothing.
 *
 * @returns one outcome per item, in order
 */
export function planCorrections(
  authored: AuthoredDossier,
  files: readonly { subject: string; items: readonly unknown[] }[],
): Outcome[] {
  const { name, aliases } = authored.dossier.subject
  const plan = plannerOf(authored)
  return files.flatMap(({ subject, items }) =>
    [name, ...aliases].includes(subject)
      ? items.map(plan)
      : items.map(() => refusal(`it is for a dossier on ${clip(subject)}, and this one is on ${name}`)),
  )
}

function plannerOf(authored: AuthoredDossier): (item: unknown) => Outcome {
  const example = planExample(authored)
  const alias = planAlias(authored)
  const remark = planRemark(authored)
  const change = planChange(authored)
  return (item) => {
    const read = correctionSchema.safeParse(item)
    if (!read.success) return refusal(`it is no correction: ${clip(issueLine(read.error))}`)
    const correction = tidied(read.data)
    if (correction.sentence.length > LONGEST.sentence)
      return refusal(`its sentence has more than ${LONGEST.sentence} characters`)
    if (correction.comment.length > LONGEST.comment)
      return refusal(`its comment has more than ${LONGEST.comment} characters`)
    switch (correction.kind) {
      case 'example':
        return example(correction)
      case 'alias':
        return alias(correction)
      case 'note':
        return remark(correction)
      case 'change':
        return change(correction)
    }
  }
}

/** All its words on one line each. */
function tidied<T extends Correction>(correction: T): T {
  const entries = Object.entries(correction).map(([key, value]) => [
    key,
    typeof value === 'string' ? tidyWords(value) : value,
  ])
  return Object.fromEntries(entries) as T
}

/** Adds another name to its entity in `entities.yaml`, or to the subject in `dossier.yaml`. */
function planAlias({ dossier: { subject }, entities }: AuthoredDossier): Planner<'alias'> {
  const owners = new Map<string, Owner>()
  const own = (owner: Owner, names: readonly string[]) => {
    for (const name of names) if (!owners.has(fold(name))) owners.set(fold(name), owner)
  }
  for (const [at, { name, aliases }] of entities.entries())
    own({ name, file: 'entities.yaml', path: [at, 'aliases'] }, [name, ...aliases])
  const known = owners.get(fold(subject.name))
  const self = known ?? { name: subject.name, file: 'dossier.yaml', path: ['subject', 'aliases'] }
  own(self, [subject.name, ...subject.aliases])

  return ({ entity, alias }) => {
    const owner = owners.get(fold(entity))
    if (!owner) return refusal(`there is nobody and nothing of the name ${clip(entity)}`)
    if (alias.length > LONGEST.name) return refusal(`the other name has more than ${LONGEST.name} characters`)
    if ((alias.match(/[\p{L}\p{N}]/gu)?.length ?? 0) < 2) return refusal(`${clip(alias)} is no name`)
    const what = `${owner.file} · ${owner.name}: other name ${clip(alias)}`
    const holder = owners.get(fold(alias))
    if (holder === owner) return { outcome: 'already there', what }
    if (holder) return refusal(`${clip(alias)} is a name of ${holder.name}`)
    owners.set(fold(alias), owner)
    return { outcome: 'applied', what, file: owner.file, addition: { path: owner.path, values: [alias] } }
  }
}

interface Owner {
  name: string
  file: string
  path: (string | number)[]
}

function fold(name: string): string {
  return name.normalize('NFKC').toLowerCase()
}

/** A user's comment becomes a remark on the claim, or in `dossier.yaml` without a claim. */
function planRemark({ dossier, claims }: AuthoredDossier): Planner<'note'> {
  const places = new Map<string | null, Place>()
  places.set(null, { file: 'dossier.yaml', path: ['remarks'], known: new Set(dossier.remarks.map(keyOf)) })
  for (const { file, content } of claims)
    for (const [at, { id, remarks }] of content.claims.entries())
      if (!places.has(id))
        places.set(id, {
          file: claimPath(file),
          path: ['claims', at, 'remarks'],
          known: new Set(remarks.map(keyOf)),
        })

  return ({ claim, should, comment, sentence, url, date }) => {
    const place = places.get(claim)
    if (!place) return refusal(`there is no claim ${clip(claim ?? '')}`)
    const says = [should === undefined ? '' : `should be ${should}`, comment].filter((part) => part !== '').join(': ')
    if (says === '') return refusal('it says nothing')
    const from = metAt({ url, date })
    const remark = { says, ...(sentence === '' ? {} : { sentence }), ...(from === undefined ? {} : { from }) }
    const what = `${place.file}${claim === null ? '' : ` · ${claim}`}: remark ${clip(says)}`
    if (place.known.has(keyOf(remark))) return { outcome: 'already there', what }
    place.known.add(keyOf(remark))
    return { outcome: 'applied', what, file: place.file, addition: { path: place.path, values: [remark] } }
  }
}

interface Place {
  file: string
  path: (string | number)[]
  known: Set<string>
}

/** Equal comments on equal sentences count once, on any page. */
function keyOf({ says, sentence = '' }: Remark): string {
  return `${plainWords(says) || says}\n${plainWords(sentence)}`
}

/** A sentence for or against a claim becomes one of its reported examples, with its page. */
function planExample(authored: AuthoredDossier): Planner<'example'> {
  const claims = new Map<string, PlacedClaim>()
  for (const { file, content } of authored.claims)
    for (const [at, claim] of content.claims.entries())
      if (!claims.has(claim.id)) claims.set(claim.id, { file: claimPath(file), at, known: sentencesOf(claim) })

  return ({ claim: id, sentence: text, as, wrong, comment, url, date }) => {
    const claim = claims.get(id)
    if (!claim) return refusal(`there is no claim ${clip(id)}`)
    const key = plainWords(text)
    if (key === '') return refusal('its sentence has no words')
    if (wrong !== '' && !text.includes(wrong)) return refusal(`its wrong words ${clip(wrong)} are not in its sentence`)
    const what = `${claim.file} · ${id}: ${as} ${clip(text)}`
    const before = claim.known.get(key)
    if (before === as) return { outcome: 'already there', what }
    if (before !== undefined)
      return refusal(`${id} has this sentence already, and there it ${MEANS[before]}: ${clip(text)}`)
    claim.known.set(key, as)
    const from = metAt({ url, date })
    const value = {
      text,
      as,
      ...(wrong === '' || as !== 'contradicts' ? {} : { wrong }),
      ...(from === undefined ? {} : { from }),
      ...(comment === '' ? {} : { comment }),
    }
    const addition = { path: ['claims', claim.at, 'examples', 'reported'], values: [value] }
    return { outcome: 'applied', what, file: claim.file, addition, example: { claim: id, text, as } }
  }
}

type Side = NewExample['as']

interface PlacedClaim {
  file: string
  /** Its place in the file. */
  at: number
  /** Which side each sentence that it has is on. */
  known: Map<string, Side>
}

const MEANS: Record<Side, string> = {
  supports: 'supports the claim',
  contradicts: 'contradicts the claim',
  unrelated: 'is unrelated',
}

function sentencesOf({ text, phrasings, examples }: AuthoredClaim): Map<string, Side> {
  const { contradicts, unrelated, reported } = examples
  return new Map<string, Side>([
    ...reported.map((one): [string, Side] => [plainWords(one.text), one.as]),
    ...unrelated.map((one): [string, Side] => [plainWords(one), 'unrelated']),
    ...contradicts.map((one): [string, Side] => [plainWords(one.text), 'contradicts']),
    ...[text, ...phrasings].map((one): [string, Side] => [plainWords(one), 'supports']),
  ])
}
