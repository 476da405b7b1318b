import type { AuthoredClaim, Remark } from '@/lib/dossier/format/authoring'
import { plainWords } from '@/lib/dossier/format/plain-words'
import { claimPath, type AuthoredDossier } from '@/lib/dossier/format/compile'
import { LONGEST } from '@/lib/dossier/format/longest-correction'
import { readMarks } from '@/lib/dossier/format/mark-syntax'
import { clip, refusal, type Planner } from './plan-outcome'
import { metAt, tidyWords } from './tidy-words'

/**
 * A reader's proposal for a claim becomes a remark with the proposal, its author and its day. The claim itself
 * changes only by the hand of an editor; a proposal that the claim follows already is recognised.
 */
export function planChange({ claims }: AuthoredDossier): Planner<'change'> {
  const places = new Map(
    claims.flatMap(({ file, content }) =>
      content.claims.map((claim, at) => [
        claim.id,
        { file: claimPath(file), claim, at, known: new Set(claim.remarks.map(keyOf)) },
      ]),
    ),
  )
  return (change) => {
    const place = places.get(change.claim)
    if (!place) return refusal(`there is no claim ${clip(change.claim)}`)
    const { claim, file } = place
    const should = blankAsEmpty(change.should)
    const values = change.values.map(({ slot, value }) => ({ slot, value: tidyWords(value) }))
    const sources = change.sources.map(tidyWords).map(blankAsEmpty).filter(Boolean)
    const missing = values.find(({ slot }) => claim.slots[slot] === undefined)
    if (missing) return refusal(`${claim.id} has no value ${missing.slot}`)
    if (
      [should, change.by, ...sources, ...values.map(({ value }) => value)].some((one) => one.length > LONGEST.sentence)
    )
      return refusal(`a field of it has more than ${LONGEST.sentence} characters`)
    const comment = blankAsEmpty(change.comment)
    if (should === '' && values.length === 0 && sources.length === 0 && comment === '')
      return refusal('it says nothing')
    const from = metAt(change)
    const [by, on] = [blankAsEmpty(change.by), /^\d{4}-\d{2}-\d{2}/.exec(change.date)?.[0]]
    const remark: Remark = {
      says: comment || 'A reader proposes a change.',
      ...(change.sentence === '' ? {} : { sentence: change.sentence }),
      ...(from === undefined ? {} : { from }),
      proposes: {
        ...(should === '' ? {} : { text: should }),
        ...(values.length === 0 ? {} : { values }),
        ...(sources.length === 0 ? {} : { sources }),
      },
      ...(by === '' ? {} : { by }),
      ...(on === undefined ? {} : { on }),
    }
    const difference = differenceOf(claim, should, values, sources)
    const what = `${file} · ${claim.id}: proposal${by === '' ? '' : ` by ${clip(by)}`}${on === undefined ? '' : ` of ${on}`}`
    if (place.known.has(keyOf(remark))) return { outcome: 'already there', what, difference }
    if (isFollowed(claim, should, values))
      return { outcome: 'already there', what: `${what}: the claim says so now`, difference: [] }
    place.known.add(keyOf(remark))
    const addition = { path: ['claims', place.at, 'remarks'], values: [remark] }
    return { outcome: 'applied', what, difference, file, addition }
  }
}

type Values = { slot: number; value: string }[]

/** The claim as it is and as proposed, line by line. */
function differenceOf(claim: AuthoredClaim, should: string, values: Values, sources: readonly string[]): string[] {
  return [
    ...(should === '' ? [] : [`- ${plainText(claim)}`, `+ ${should}`]),
    ...values.flatMap(({ slot, value }) => {
      const own = claim.slots[slot]
      return [`- value ${slot} (${own?.type ?? ''}): ${own?.value ?? ''}`, `+ value ${slot}: ${value}`]
    }),
    ...sources.map((source) => `+ source: ${source}`),
  ]
}

function isFollowed(claim: AuthoredClaim, should: string, values: Values): boolean {
  if (should === '' && values.length === 0) return false
  return (
    (should === '' || plainWords(plainText(claim)) === plainWords(should)) &&
    values.every(({ slot, value }) => claim.slots[slot]?.value === value)
  )
}

function plainText({ text }: AuthoredClaim): string {
  const read = readMarks(text)
  return read.ok ? read.value.text : text
}

/** The dots of a form that nobody has filled in. */
function blankAsEmpty(words: string): string {
  return words === '…' ? '' : words
}

/** A proposal counts once, also from several readers. */
function keyOf({ says, proposes }: Remark): string {
  return JSON.stringify([plainWords(says), proposes ?? null])
}
