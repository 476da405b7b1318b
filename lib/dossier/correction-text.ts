import { inAddress } from '@/lib/text/safe-url'

/** A reader's proposal for one claim. Every field is a text of the reader; empty where nothing is said. */
export interface Proposal {
  /** Name of the dossier's subject. */
  subject: string
  dossierVersion: string
  /** Id of the claim, and its text as the reader saw it. */
  claim: string
  says: string
  /** The proposed text. */
  should: string
  /** Proposed values, by the number of the slot. */
  values: { slot: number; value: string }[]
  /** Addresses or descriptions of sources for it. */
  sources: string[]
  /** The sentence of a page that raised it, and the address of the page. */
  sentence: string
  url: string
  comment: string
  /** Who proposes it, and on which day; both as the reader gives them. */
  by: string
  date: string
}

/** A proposal for a claim in which nothing is proposed yet. */
export function emptyProposal(
  { id, text }: { id: string; text: string },
  { subject, version }: { subject: { name: string }; version: string },
): Proposal {
  return { ...empty(), subject: subject.name, dossierVersion: version, claim: id, says: text }
}

/** Whether it proposes or says anything. */
export function isProposed({ should, values, sources, comment }: Proposal): boolean {
  return [should, comment, ...sources, ...values.map(({ value }) => value)].some((words) => words.trim() !== '')
}

/** The first line of a proposal as text; a mail or an issue may have anything before it. */
const FIRST = 'Claimlight correction 1'

const FIELDS = {
  Dossier: 'subject',
  Version: 'dossierVersion',
  Claim: 'claim',
  'It says': 'says',
  'It should say': 'should',
  Sentence: 'sentence',
  Page: 'url',
  Comment: 'comment',
  From: 'by',
  Date: 'date',
} as const satisfies Record<string, keyof Proposal>

/**
 * A proposal as text that people read and `npm run dossier -- apply` reads back: one field a line, in English in every
 * language. Fields without words are left out.
 */
export function proposalText(proposal: Proposal): string {
  const line = (label: string, value: string) => (value.trim() === '' ? [] : [`${label}: ${guarded(oneLine(value))}`])
  return [
    FIRST,
    ...Object.entries(FIELDS).flatMap(([label, field]) => [
      ...line(label, proposal[field]),
      ...(field === 'should'
        ? [
            ...proposal.values.flatMap(({ slot, value }) => line(`Value ${slot}`, value)),
            ...proposal.sources.flatMap((source) => line('Source', source)),
          ]
        : []),
    ]),
    '',
  ].join('\n')
}

/**
 * The proposals in a text: a file, a mail with its quotation marks, the text of an issue. A line that starts with no
 * known label continues the one before it, as mail programs break long lines. Never throws.
 *
 * @param most further proposals are not read
 */
export function readProposals(text: string, most = Infinity): Proposal[] {
  const found: Proposal[] = []
  let add: ((words: string) => void) | null = null
  for (const raw of text.split(/\r?\n/)) {
    const words = raw.replace(/^(?:\s*>)*\s?/, '').trim()
    if (words === FIRST) {
      if (found.length === most) break
      found.push(empty())
      add = null
      continue
    }
    const current = found.at(-1)
    if (current === undefined) continue
    if (words === '' || words === '```') {
      add = null
      continue
    }
    // A mail program may break the line after the label.
    const [, label = '', value = ''] = /^(It (?:should )?says?|[A-Z][a-z]+(?: \d{1,3})?):(?: (.*))?$/.exec(words) ?? []
    const setter = setterOf(current, label)
    if (setter) {
      add = setter
      setter(value)
    } else add?.(words)
  }
  return found.map(unguarded)
}

/**
 * The beginning of a word that a reader of proposals would take for a field, a proposal or the end of one, once a mail program has put it at the start of a
 * line; with the backslashes before it. A value has one backslash more there.
 */
const TAKEN = String.raw`\\*(?:(?:${[...Object.keys(FIELDS), 'Source', String.raw`Value \d{1,3}`].join('|')}):(?:\s|$)|${FIRST}|\`\`\`)`
const TO_GUARD = new RegExp(`(?<=^|[\\s>])(?=${TAKEN})`, 'g')
const GUARDED = new RegExp(String.raw`(?<=^|[\s>])\\(?=${TAKEN})`, 'g')

function guarded(words: string): string {
  return words.replace(TO_GUARD, '\\')
}

function unguarded(proposal: Proposal): Proposal {
  const plain = (words: string) => words.replace(GUARDED, '')
  const values = proposal.values.map(({ slot, value }) => ({ slot, value: plain(value) }))
  const read = { ...proposal, sources: proposal.sources.map(plain), values }
  for (const field of Object.values(FIELDS)) read[field] = plain(read[field])
  return read
}

function setterOf(proposal: Proposal, label: string): ((words: string) => void) | null {
  if (Object.hasOwn(FIELDS, label)) {
    const field = FIELDS[label as keyof typeof FIELDS]
    return (words) => (proposal[field] = joined(proposal[field], words))
  }
  if (label === 'Source') {
    const at = proposal.sources.push('') - 1
    return (words) => (proposal.sources[at] = joined(proposal.sources[at] ?? '', words))
  }
  const [, slot] = /^Value (\d+)$/.exec(label) ?? []
  if (slot === undefined) return null
  const own = { slot: Number(slot), value: '' }
  proposal.values.push(own)
  return (words) => (own.value = joined(own.value, words))
}

function joined(before: string, words: string): string {
  return before === '' ? words : `${before} ${words}`
}

function oneLine(words: string): string {
  return words.replace(/\s+/g, ' ').trim()
}

function empty(): Proposal {
  return {
    ...{ subject: '', dossierVersion: '', claim: '', says: '', should: '', values: [], sources: [] },
    ...{ sentence: '', url: '', comment: '', by: '', date: '' },
  }
}

/**
 * Ways to send a proposal, as addresses; null where the dossier does not name one. Opening the address for an issue sends the proposal to `host`, which the author of the
 * dossier has chosen.
 */
export function proposalWays(
  proposal: Proposal,
  { mail, issues }: { mail?: string | undefined; issues?: string | undefined },
): { mail: string | null; issue: string | null; host: string } {
  const text = proposalText(proposal)
  const title = `Correction: ${proposal.claim}`
  const query = (fields: Record<string, string>) =>
    Object.entries(fields)
      .map(([name, value]) => `${name}=${inAddress(value.slice(0, LONGEST_FIELD))}`)
      .join('&')
  return {
    host: issues !== undefined && URL.canParse(issues) ? new URL(issues).host : '',
    mail:
      mail === undefined ? null : `mailto:${mail}?${query({ subject: title, body: text.replaceAll('\n', '\r\n') })}`,
    // The fence keeps the lines apart where the text is read as Markdown.
    issue:
      issues === undefined
        ? null
        : `${issues}${issues.includes('?') ? '&' : '?'}${query({ title, body: `\`\`\`\n${text}\`\`\`\n` })}`,
  }
}

/** Browsers and mail programs cut longer addresses. */
const LONGEST_FIELD = 5000

export function proposalFileName(claim: string): string {
  return `correction-${claim.replace(/[^\w-]+/g, '-').slice(0, 80)}.json`
}

/** A proposal as the file that `npm run dossier -- apply` takes. */
export function proposalFile({ subject, dossierVersion, ...proposal }: Proposal, made: string): string {
  const { claim, says, should, values, sources, sentence, url, comment, by, date } = proposal
  const correction = { kind: 'change', claim, says, should, values, sources, sentence, url, comment, by, date }
  const head = { kind: 'claimlight-corrections', version: 1, subject, dossierVersion, made }
  return `${JSON.stringify({ ...head, corrections: [{ ...correction, dossierVersion }] }, null, 2)}\n`
}

/** The file as an address, for a link that saves it. @param made ISO time */
export function proposalFileHref(proposal: Proposal, made: string): string {
  return `data:application/json;charset=utf-8,${inAddress(proposalFile(proposal, made))}`
}
