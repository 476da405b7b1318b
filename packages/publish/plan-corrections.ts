import { textOfClaim } from '@/lib/dossier/format/mark-syntax'
import type { AuthoredClaim, Remark } from '@/lib/dossier/format/authoring'
import { type AuthoredDossier, claimPath } from '@/lib/dossier/format/compile'
import { userCorrectionSchema, type UserCorrection } from '@/lib/dossier/format/corrections-file'
import { issueLine } from '@/lib/dossier/format/issue-line'
import { MAX_LENGTHS } from '@/lib/dossier/format/correction-text'
import { tidiedCorrection, tidyWords } from '@/lib/dossier/format/read-corrections'
import { plainWords } from '@/lib/dossier/format/plain-words'
import { publicAddress } from '@/lib/notes/formats/corrections/corrections'

/** Values for the end of one list. The list, and the maps on the way to it, are made where they are missing. */
export interface PlannedAddition {
  /** Keys of maps and indexes of lists, from the top. */
  path: readonly (string | number)[]
  values: readonly unknown[]
}

/** The outcome of a correction. `file` and `addition` say where it is inserted; `difference` lists what it proposes. */
export type CorrectionOutcome =
  | { outcome: 'applied'; what: string; file: string; addition: PlannedAddition; difference?: string[] }
  | { outcome: 'already there'; what: string; difference?: string[] }
  | { outcome: 'refused'; what: string }

type SentenceSide = 'supports' | 'contradicts' | 'unrelated'

type CorrectionOf<K extends UserCorrection['kind']> = Extract<UserCorrection, { kind: K }>

/**
 * Plans each correction of the files against the current dossier, without writing. The same correction in two files is added once.
 *
 * @returns one outcome per item, in order
 */
export function planCorrections(
  authored: AuthoredDossier,
  files: readonly { subject: string; items: readonly unknown[] }[],
): CorrectionOutcome[] {
  const { name, aliases } = authored.dossier.subject
  const places = placesOf(authored)
  const owners = ownersOf(authored)
  const dossierPlace = { file: 'dossier.yaml', path: [], remarks: new Set(authored.dossier.remarks.map(remarkKey)) }
  return files.flatMap(({ subject, items }) =>
    [name, ...aliases].includes(subject)
      ? items.map(planItem)
      : items.map(() => refusal(`it is for a dossier on ${quoted(subject)}, and this one is on ${name}`)),
  )

  function planItem(item: unknown): CorrectionOutcome {
    const read = userCorrectionSchema.safeParse(item)
    if (!read.success) return refusal(`it is no correction: ${quoted(issueLine(read.error))}`)
    const correction = tidiedCorrection(read.data)
    if (correction.sentence.length > MAX_LENGTHS.sentence)
      return refusal(`its sentence has more than ${MAX_LENGTHS.sentence} characters`)
    if (correction.comment.length > MAX_LENGTHS.comment)
      return refusal(`its comment has more than ${MAX_LENGTHS.comment} characters`)
    if (correction.kind === 'alias') return planAlias(correction)
    const { claim } = correction
    if (correction.kind === 'note' && claim === null) return planRemark(correction, dossierPlace)
    const place = places.get(claim ?? '')
    if (!place) return refusal(`there is no claim ${quoted(claim ?? '')}`)
    if (correction.kind === 'note') return planRemark(correction, place)
    return correction.kind === 'example' ? planExample(correction, place) : planChange(correction, place)
  }

  /** Adds another name to its entity in `entities.yaml`, or to the subject in `dossier.yaml`. */
  function planAlias({ entity, alias }: CorrectionOf<'alias'>): CorrectionOutcome {
    const owner = owners.get(foldName(entity))
    if (!owner) return refusal(`there is nobody and nothing of the name ${quoted(entity)}`)
    if (alias.length > MAX_LENGTHS.name) return refusal(`the other name has more than ${MAX_LENGTHS.name} characters`)
    if ((alias.match(/[\p{L}\p{N}]/gu)?.length ?? 0) < 2) return refusal(`${quoted(alias)} is no name`)
    const what = `${owner.file} · ${owner.name}: other name ${quoted(alias)}`
    const holder = owners.get(foldName(alias))
    if (holder === owner) return { outcome: 'already there', what }
    if (holder) return refusal(`${quoted(alias)} is a name of ${holder.name}`)
    owners.set(foldName(alias), owner)
    return { outcome: 'applied', what, file: owner.file, addition: { path: owner.path, values: [alias] } }
  }
}

/** Where a claim is in the folder, on which side its known sentences are, and the keys of its remarks. */
interface ClaimPlace {
  claim: AuthoredClaim
  file: string
  path: (string | number)[]
  sides: Map<string, SentenceSide>
  remarks: Set<string>
}

function placesOf({ claims }: AuthoredDossier): Map<string, ClaimPlace> {
  const places = new Map<string, ClaimPlace>()
  for (const { file, content } of claims)
    for (const [at, claim] of content.claims.entries()) {
      const [sides, remarks] = [sidesOf(claim), new Set(claim.remarks.map(remarkKey))]
      if (!places.has(claim.id))
        places.set(claim.id, { claim, file: claimPath(file), path: ['claims', at], sides, remarks })
    }
  return places
}

/** Maps each folded name to its owner: the subject or entity, with the place of its other names. */
function ownersOf({ dossier: { subject }, entities }: AuthoredDossier) {
  type Owner = { name: string; file: string; path: (string | number)[] }
  const owners = new Map<string, Owner>()
  const add = (owner: Owner, names: readonly string[]) => {
    for (const name of names) if (!owners.has(foldName(name))) owners.set(foldName(name), owner)
  }
  for (const [at, { name, aliases }] of entities.entries())
    add({ name, file: 'entities.yaml', path: [at, 'aliases'] }, [name, ...aliases])
  const self = { name: subject.name, file: 'dossier.yaml', path: ['subject', 'aliases'] }
  add(owners.get(foldName(subject.name)) ?? self, [subject.name, ...subject.aliases])
  return owners
}

function foldName(name: string): string {
  return name.normalize('NFKC').toLowerCase()
}

type RemarkPlace = Pick<ClaimPlace, 'file' | 'path' | 'remarks'>

/** Plans a remark on the claim, or in `dossier.yaml` without a claim, from a user's comment. */
function planRemark(
  { claim, should, comment, sentence, shown, ...met }: CorrectionOf<'note'>,
  place: RemarkPlace,
): CorrectionOutcome {
  const words = [should === undefined ? '' : `should be ${should}`, comment].filter((part) => part !== '').join(': ')
  // A report of a wrong match may have no words: its sentence and verdict are enough for the editor.
  const isWrongMatch = sentence !== '' && shown !== undefined
  const says = words === '' && isWrongMatch ? `A reader calls “${shown}” wrong.` : words
  if (says === '') return refusal('it says nothing')
  const remark: Remark = { says, sentence: sentence || undefined, from: placeAndDayOf(met) }
  return addedRemark(place, remark, `${place.file}${claim === null ? '' : ` · ${claim}`}: remark ${quoted(says)}`)
}

function addedRemark({ file, path, remarks }: RemarkPlace, remark: Remark, what: string) {
  if (remarks.has(remarkKey(remark))) return { outcome: 'already there' as const, what }
  remarks.add(remarkKey(remark))
  return { outcome: 'applied' as const, what, file, addition: { path: [...path, 'remarks'], values: [remark] } }
}

/** Returns a key that is equal for equal comments on equal sentences on any page, and for equal proposals. */
function remarkKey({ says, sentence = '', proposes }: Remark): string {
  return JSON.stringify([plainWords(says) || says, proposes ?? plainWords(sentence)])
}

/**
 * Plans a remark with a reader's proposal for a claim, its author and its day. Only an editor changes the claim itself;
 * a proposal that the claim already follows is reported as already there.
 */
function planChange({ values, ...change }: CorrectionOf<'change'>, place: ClaimPlace): CorrectionOutcome {
  const { claim, file } = place
  const [should, comment, by] = [change.should, change.comment, change.by].map(blankAsEmpty) as [string, string, string]
  const sources = change.sources.map(blankAsEmpty).filter(Boolean)
  const missing = values.find(({ slot }) => claim.slots[slot] === undefined)
  if (missing) return refusal(`${claim.id} has no value ${missing.slot}`)
  if ([should, by, ...sources, ...values.map(({ value }) => value)].some((one) => one.length > MAX_LENGTHS.sentence))
    return refusal(`a field of it has more than ${MAX_LENGTHS.sentence} characters`)
  const proposes = {
    ...(should === '' ? {} : { text: should }),
    ...(values.length === 0 ? {} : { values }),
    ...(sources.length === 0 ? {} : { sources }),
  }
  if (Object.keys(proposes).length === 0 && comment === '') return refusal('it says nothing')
  const day = dayOf(change.date)
  const remark: Remark = {
    ...{ says: comment || 'A reader proposes a change.', sentence: change.sentence || undefined },
    ...{ from: placeAndDayOf(change), proposes, by: by || undefined, on: day },
  }
  const what = `${file} · ${claim.id}: proposal${by === '' ? '' : ` by ${quoted(by)}`}${day === undefined ? '' : ` of ${day}`}`
  const text = textOfClaim(claim)
  const isFollowed =
    (should !== '' || values.length > 0) &&
    (should === '' || plainWords(text) === plainWords(should)) &&
    values.every(({ slot, value }) => claim.slots[slot]?.value === value)
  if (isFollowed && !place.remarks.has(remarkKey(remark)))
    return { outcome: 'already there', what: `${what}: the claim says so now`, difference: [] }
  const difference = [
    ...(should === '' ? [] : [`- ${text}`, `+ ${should}`]),
    ...values.flatMap(({ slot, value }) => {
      const own = claim.slots[slot]
      return [`- value ${slot} (${own?.type ?? ''}): ${own?.value ?? ''}`, `+ value ${slot}: ${value}`]
    }),
    ...sources.map((source) => `+ source: ${source}`),
  ]
  return { ...addedRemark(place, remark, what), difference }
}

/** Converts "…", the placeholder of a form field, to an empty text. */
function blankAsEmpty(words: string): string {
  return words === '…' ? '' : words
}

/** Plans a reported example of a claim from a sentence for or against it, with the page of the sentence. */
function planExample(correction: CorrectionOf<'example'>, { file, path, sides }: ClaimPlace): CorrectionOutcome {
  const { claim: id, sentence: text, as, wrong, comment } = correction
  const key = plainWords(text)
  if (key === '') return refusal('its sentence has no words')
  if (wrong !== '' && !text.includes(wrong)) return refusal(`its wrong words ${quoted(wrong)} are not in its sentence`)
  const what = `${file} · ${id}: ${as} ${quoted(text)}`
  const before = sides.get(key)
  if (before === as) return { outcome: 'already there', what }
  if (before !== undefined)
    return refusal(`${id} has this sentence already, and there it ${SIDE_WORDS[before]}: ${quoted(text)}`)
  sides.set(key, as)
  const words = as === 'contradicts' ? wrong : ''
  const value = { text, as, wrong: words || undefined, from: placeAndDayOf(correction), comment: comment || undefined }
  return { outcome: 'applied', what, file, addition: { path: [...path, 'examples', 'reported'], values: [value] } }
}

const SIDE_WORDS: Record<SentenceSide, string> = {
  supports: 'supports the claim',
  contradicts: 'contradicts the claim',
  unrelated: 'is unrelated',
}

function sidesOf({ text, phrasings, examples }: AuthoredClaim): Map<string, SentenceSide> {
  const { contradicts, unrelated, reported } = examples
  return new Map<string, SentenceSide>([
    ...reported.map((one): [string, SentenceSide] => [plainWords(one.text), one.as]),
    ...unrelated.map((one): [string, SentenceSide] => [plainWords(one), 'unrelated']),
    ...contradicts.map((one): [string, SentenceSide] => [plainWords(one.text), 'contradicts']),
    ...[text, ...phrasings].map((one): [string, SentenceSide] => [plainWords(one), 'supports']),
  ])
}

function refusal(what: string): CorrectionOutcome {
  return { outcome: 'refused', what }
}

/** Words from a file in a message: on one line, and not at any length. */
function quoted(words: string): string {
  const line = tidyWords(words)
  return `“${line.length > 80 ? `${line.slice(0, 79).toWellFormed()}…` : line}”`
}

/** Returns where and when a sentence was read: a web address without session data, and a day; undefined if neither. */
function placeAndDayOf({ url, date }: { url: string; date: string }): string | undefined {
  const address = publicAddress(url)
  const shown = address.length > LONGEST_ADDRESS ? new URL(address).origin : address
  return [shown, dayOf(date)].filter(Boolean).join(', ') || undefined
}

const LONGEST_ADDRESS = 500

function dayOf(date: string): string | undefined {
  return /^\d{4}-\d{2}-\d{2}/.exec(date)?.[0]
}
