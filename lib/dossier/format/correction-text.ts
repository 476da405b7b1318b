import { parsedJson } from '@/lib/text/parsed-json'
import { encodeForUrl } from '@/lib/text/urls'
import type { UserCorrection } from './corrections-file'

/**
 * A user's proposal for one claim, with the name of the dossier's subject. A field that the user leaves out is empty.
 * `says` is the claim's text, `sources` are addresses or descriptions; `by` and `date` are as the user gives them.
 */
export type Proposal = Omit<Extract<UserCorrection, { kind: 'change' }>, 'kind' | 'shown' | 'title'> & {
  subject: string
}

export function emptyProposal(
  { id, text }: { id: string; text: string },
  { subject, version }: { subject: { name: string }; version: string },
): Proposal {
  return {
    ...{ subject: subject.name, dossierVersion: version, claim: id, says: text, should: '', values: [], sources: [] },
    ...{ sentence: '', url: '', comment: '', by: '', date: '' },
  }
}

export function isProposed({ should, values, sources, comment }: Proposal): boolean {
  return [should, comment, ...sources, ...values.map(({ value }) => value)].some((words) => words.trim() !== '')
}

/** Returns the file of a proposal between two fences, for a mail or an issue that may have other text around it. */
export function proposalText(proposal: Proposal): string {
  // A fence in a value would end the text.
  const file = proposalFile(proposal, proposal.date).replaceAll('```', String.raw`\u0060\u0060\u0060`)
  return `${JSON_FENCE}\n${file}\`\`\`\n`
}

const JSON_FENCE = '```json'

/**
 * Parses the proposal files between fences in a mail (also one quoted with `>`) or an issue. Mail programs break long
 * lines; JSON strings have no line breaks, so a break becomes a blank. A damaged file is undefined.
 *
 * @param most greatest number of files that are parsed
 */
export function filesInText(text: string, most = Infinity): unknown[] {
  const plain = text.replace(/^(?:[ \t]*>)+ ?/gm, '')
  const parts = plain.split(JSON_FENCE).slice(1, 1 + most)
  return parts.map((part) => {
    const [json = ''] = part.split('```', 1)
    const lines = json.split(/[\r\n]+/).map((line) => line.trim())
    return parsedJson(lines.join(' '))
  })
}

/**
 * Returns the addresses that open a mail or an issue with the proposal; null where the dossier names no such contact.
 * Opening the address for an issue sends the proposal to `host`, which the author of the dossier has chosen.
 */
export function proposalLinks(
  proposal: Proposal,
  { mail, issues }: { mail?: string | undefined; issues?: string | undefined },
): { mail: string | null; issue: string | null; host: string } {
  const text = proposalText(proposal)
  // Browsers and mail programs cut longer addresses; the file and the text still have all of it.
  const sent = text.length > LONGEST_LINK_TEXT ? proposalText(shortenedProposal(proposal)) : text
  const title = `Correction: ${proposal.claim}`
  const query = (body: string) => `title=${encodeForUrl(title)}&body=${encodeForUrl(body)}`
  return {
    host: issues !== undefined && URL.canParse(issues) ? new URL(issues).host : '',
    mail:
      mail === undefined
        ? null
        : `mailto:${mail}?${query(sent.replaceAll('\n', '\r\n')).replace(/^title=/, 'subject=')}`,
    issue: issues === undefined ? null : `${issues}${issues.includes('?') ? '&' : '?'}${query(sent)}`,
  }
}

const LONGEST_LINK_TEXT = 5000

/** Returns the proposal without the claim's text, and with the beginnings of its other long texts and lists. */
function shortenedProposal(proposal: Proposal): Proposal {
  const start = (words: string) => words.slice(0, 500).toWellFormed()
  const { should, sentence, comment, sources } = proposal
  return {
    ...proposal,
    ...{ says: '', should: start(should), sentence: start(sentence), comment: start(comment) },
    sources: sources.slice(0, 5).map(start),
    values: proposal.values.slice(0, 10),
  }
}

export function proposalFileName(claim: string): string {
  return `correction-${claim.replace(/[^\w-]+/g, '-').slice(0, 80)}.json`
}

/** Returns a proposal as the file that `npm run dossier -- apply` reads. @param made ISO time */
export function proposalFile({ subject, dossierVersion, ...proposal }: Proposal, made: string): string {
  const { claim, says, should, values, sources, sentence, url, comment, by, date } = proposal
  const correction = { kind: 'change', claim, says, should, values, sources, sentence, url, comment, by, date }
  const head = { kind: 'claimlight-corrections', version: 1, subject, dossierVersion, made }
  return `${JSON.stringify({ ...head, corrections: [{ ...correction, dossierVersion }] }, null, 2)}\n`
}

/** Returns the file as a `data:` address, for a link that saves it. @param made ISO time */
export function proposalFileHref(proposal: Proposal, made: string): string {
  return `data:application/json;charset=utf-8,${encodeForUrl(proposalFile(proposal, made))}`
}

/** Limits for users' corrections: lengths in UTF-16 units, and the number of `corrections` in a file. */
export const MAX_LENGTHS = { file: 20_000_000, corrections: 10_000, sentence: 1000, comment: 2000, name: 100 } as const
