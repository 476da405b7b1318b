import { parsedJson } from '@/lib/text/parsed-json'
import { inAddress } from '@/lib/text/safe-url'
import type { Correction } from './corrections-file'

/**
 * A reader's proposal for one claim, with the name of the dossier's subject. Every field is a text of the reader; empty where nothing is
 * said. `sources` are addresses or descriptions; `by` and `date` are as the reader gives them.
 */
export type Proposal = Omit<Extract<Correction, { kind: 'change' }>, 'kind' | 'shown' | 'title'> & { subject: string }

/** A proposal for a claim in which nothing is proposed yet. */
export function emptyProposal(
  { id, text }: { id: string; text: string },
  { subject, version }: { subject: { name: string }; version: string },
): Proposal {
  return {
    ...{ subject: subject.name, dossierVersion: version, claim: id, says: text, should: '', values: [], sources: [] },
    ...{ sentence: '', url: '', comment: '', by: '', date: '' },
  }
}

/** Whether it proposes or says anything. */
export function isProposed({ should, values, sources, comment }: Proposal): boolean {
  return [should, comment, ...sources, ...values.map(({ value }) => value)].some((words) => words.trim() !== '')
}

/** A proposal as text for a mail or an issue, which may have anything around it: the file between two fences. */
export function proposalText(proposal: Proposal): string {
  // A fence in a value would end the text.
  const file = proposalFile(proposal, proposal.date).replaceAll('```', String.raw`\u0060\u0060\u0060`)
  return `${FENCE}\n${file}\`\`\`\n`
}

const FENCE = '```json'

/**
 * The files between fences in a text: a mail with its quotation marks, the text of an issue. Mail programs break long
 * lines, and JSON has no line breaks within words. Null for one that is damaged.
 *
 * @param most further ones are not read
 */
export function filesInText(text: string, most = Infinity): unknown[] {
  const plain = text.replace(/^(?:[ \t]*>)+ ?/gm, '')
  const parts = plain.split(FENCE).slice(1, 1 + most)
  return parts.map((part) => parsedJson((part.split('```', 1)[0] ?? '').replace(/\s*[\r\n]+\s*/g, ' ')))
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
  // Browsers and mail programs cut longer addresses; the file and the text still have all of it.
  const sent = text.length > LONGEST_FIELD ? proposalText(shortened(proposal)) : text
  const title = `Correction: ${proposal.claim}`
  const query = (body: string) => `title=${inAddress(title)}&body=${inAddress(body)}`
  return {
    host: issues !== undefined && URL.canParse(issues) ? new URL(issues).host : '',
    mail:
      mail === undefined
        ? null
        : `mailto:${mail}?${query(sent.replaceAll('\n', '\r\n')).replace(/^title=/, 'subject=')}`,
    issue: issues === undefined ? null : `${issues}${issues.includes('?') ? '&' : '?'}${query(sent)}`,
  }
}

const LONGEST_FIELD = 5000

/** The proposal without what its claim and its page say, and with the beginning of what the reader writes. */
function shortened(proposal: Proposal): Proposal {
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
