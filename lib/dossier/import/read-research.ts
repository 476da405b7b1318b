import { defined } from '@/lib/text/defined'
import { collapseSpaces } from '@/lib/text/fold-words'
import { groupedBy, mapDefined } from '@/lib/text/lists'
import { sentencesOf } from '@/lib/text/sentences'
import { firstDateIn, statedDate } from './as-of'
import type { DocBlock, ParsedDocument } from '@/lib/dossier/readers/block'
import { ClaimCollector } from './claim-writer'
import { citationStyleOf, PLAIN_STYLE } from './citation-style'
import { addDoubt, placeDoubt, distinctiveStemsOf, type Doubt } from './doubts'
import { countCitingSentences, isReportOnSources, type CitingSentences } from './citing-sentences'
import { framesOf } from './frames'
import { entryLists } from './list-runs'
import { sectionsOfDocument } from './outline'
import { addOpinions } from './opinions'
import { withPlainMarks } from './foreign-marks'
import { statedResearch } from './stated-research'
import { ProblemList, type ImportOptions, type ImportResult, type EvidencePlace } from './import-result'
import { shortened } from '@/lib/text/shortened'
import type { Section } from './section'
import { SectionReader, type ClaimPlace, type FoundDoubt } from './section-reader'
import type { SourceEntry } from './source-entry'
import { SourceList } from './source-list'
import { subjectOf } from './subject-of'
import type { FoundOpinions } from '@/lib/features/evidence-feature'
import type { ImportRecord } from '@/lib/dossier/format/import-record'
import { readCitations, type KnownSources } from './citations'
import { RESEARCH_LIMITS, researchSchema, type Research, type SourceAccess } from '@/lib/dossier/format/research'
import { tierRuleOf, type TierRule } from '@/lib/dossier/format/tier-rules'
import rules from './source-tiers.json'
import { isForeignText } from '@/lib/extract/language'
import { hostOf } from '@/lib/text/urls'
import { webAddress } from '@/lib/text/web-address'
import type { Entity } from '@/lib/dossier/format/schema'
import { isCommonName } from '@/lib/dossier/format/subject-name-fault'
import { familyName, peopleIn } from '@/lib/text/people'

/**
 * Converts a research document: its statements become claims, and its doubts determine their status and notes.
 *
 * @param onProgress receives the share that is read, 0 to 1
 */
export function readResearch(
  input: DocumentWithOpinions,
  form: 'autoresearch' | 'report',
  options: ImportOptions,
  problems: ProblemList,
  onProgress?: (share: number) => void,
): ImportResult {
  const document = withPlainMarks(input)
  const texts = document.blocks.filter(({ kind }) => kind !== 'footnote').map(({ text }) => text)
  const givenPlace = form === 'report' ? options.evidence : undefined
  // A page that is open is evidence, whatever it cites.
  const mayCite = givenPlace !== undefined && givenPlace.url === undefined && givenPlace.isArticle !== true
  const citing = mayCite ? reportOnSources(input) : undefined
  const evidencePlace = citing === undefined ? givenPlace : undefined
  const isEvidence = evidencePlace !== undefined
  const { outline, lists, sources, known, style } = preparedDocument(document, isEvidence, problems)
  const title = evidencePlace?.title ?? outline.title?.replace(/\s+[—–|-]\s+Autoresearch\s*$/i, '')
  const { subject: name, aliases } = options
  const subjectIn = (place: EvidencePlace | undefined) =>
    subjectOf(place?.title ?? title, document.blocks, { name, aliases, page: place && { site: siteOf(place) } })
  const own = subjectIn(evidencePlace)
  // A saved page that is a report may name its subject in its title alone.
  const { subject, isMissing } = own.isMissing && givenPlace?.title !== undefined ? subjectIn(givenPlace) : own
  if (isMissing) problems.add({ level: 'noted', code: 'subject-missing' })
  const statedDay = options.asOf ?? firstDateIn(document.revised ?? '') ?? evidencePlace?.date ?? statedDate(document)
  if (statedDay === undefined) problems.add({ level: 'noted', code: 'date-missing' })
  const asOf = statedDay ?? options.today

  const writer = new ClaimCollector(problems, isEvidence, givenPlace && nameOfPlace(givenPlace))
  const framesIn = givenPlace && framesOf(document.blocks)
  const places: (ClaimPlace & { claim: string })[] = []
  const onClaim = (claim: string, place: ClaimPlace): void => void places.push({ claim, ...place })
  const tools = { subject, texts, sources, writer, problems, known, style, onClaim, isEvidence, framesIn }
  const reader = new SectionReader(tools)
  const total = outline.sections.reduce((sum, { paragraphs }) => sum + paragraphs.length, 1)
  let sentencesDone = 0
  for (const section of outline.sections)
    reader.read(section, () => {
      sentencesDone += 1
      onProgress?.(Math.min(1, sentencesDone / total))
    })
  sources.readBelow(null)
  const judged = addOpinions(input.opinions, writer, sources, problems, givenPlace && nameOfPlace(givenPlace))
  const listedDoubts = outline.sections.flatMap((section) =>
    section.doubts.flatMap((block) =>
      readDoubts(block, sources, known).map((doubt) => ({ doubt, section, before: [] })),
    ),
  )
  const allDoubts: FoundDoubt[] = [...reader.doubts, ...listedDoubts]
  const ofSubject = new Set([subject.name, ...subject.aliases].join(' ').toLowerCase().split(/\s+/))
  const words = new Map<string, ReadonlySet<string>>()
  const wordsIn = (text: string): ReadonlySet<string> => {
    const known = words.get(text) ?? distinctiveStemsOf(text, ofSubject)
    words.set(text, known)
    return known
  }
  const remarks: ImportRecord['remarks'] = []
  for (const { doubt, section, before } of allDoubts) {
    const { text, original = text, isResolved, line } = doubt
    const { claims } = section
    const isPlaced =
      placeDoubt(doubt, claims, wordsIn) ||
      (writer.claims.length <= MOST_COMPARED_CLAIMS && placeDoubt(doubt, writer.claims, wordsIn))
    const isClaim = claims.some(({ id }) => writer.originals.get(id) === doubt.original)
    if (isPlaced || isResolved || isClaim) continue
    // The doubt may refer to the sentence before it by a pronoun.
    const told = writer.claims.filter(({ id }) => before.includes(id))
    for (const claim of told) addDoubt(doubt, claim)
    if (told.length > 0) continue
    problems.add({ level: 'noted', code: 'unplaced-doubt', line, words: original })
    remarks.push({ says: original, ...(section.heading ? { from: section.heading } : {}) })
  }
  if (writer.claims.length === 0)
    return problems.refuse({ code: isForeignText(texts.join('\n')) ? 'other-language' : 'no-claims' })
  const evidence =
    evidencePlace &&
    addPage(evidencePlace, {
      title,
      kind: kindOfPage(evidencePlace, textBesideLists(document.blocks, outline.runs)),
      asOf: statedDay,
      sources,
      writer,
      problems,
      places,
      isRecognised: input.isRecognised ?? false,
    })
  if (sources.size === 0) problems.add({ level: 'noted', code: 'no-sources' })
  const record: ImportRecord = {
    form,
    subject,
    title,
    asOf,
    version: asOf.replaceAll('-', '.'),
    topics: topicsWithClaims([...outline.sections, ...judged]),
    // Nobody has opened what the file cites, so no tier that it names counts.
    sources: citing ? sources.list().map(({ tier: _, ...source }) => source) : sources.list(),
    entities: entitiesIn(document.blocks, subject),
    remarks,
    originals: writer.originals,
    counts: { ...reader.counts, ...(citing && { endLinks: citing.links }) },
    ...(evidence && { research: evidence }),
    ...(givenPlace && citing && { research: unopenedSources(nameOfPlace(givenPlace), sources) }),
    ...(/\bAutoresearch\b/.test(outline.title ?? '') && {
      research: statedResearch({
        originals: writer.originals,
        sections: outline.sections,
        doubts: allDoubts,
        sources: mapDefined(
          lists.flatMap(({ entries }) => entries),
          ({ label, block }) => {
            const n = sources.addSource({ label }, block.line)
            return n === undefined ? null : { n, text: block.text }
          },
        ),
      }),
    }),
  }
  return { ok: true, record, problems: problems.all }
}

/** A document with the opinions on claims in its data for machines. */
export type DocumentWithOpinions = ParsedDocument & { opinions?: FoundOpinions | undefined }

/**
 * Returns how a document cites if it is a report on its sources; undefined for one that is evidence itself.
 *
 * @param doLinksCite whether a link at the end of a sentence cites, and not only a mark
 */
export function reportOnSources(document: ParsedDocument, doLinksCite = true): CitingSentences | undefined {
  const { outline, style, known } = preparedDocument(withPlainMarks(document), false, new ProblemList())
  const citing = countCitingSentences(outline.sections, style, known, doLinksCite)
  return isReportOnSources(citing) ? citing : undefined
}

/** Returns the sections of a document, with its lists of sources and how it cites them. */
function preparedDocument(document: ParsedDocument, isEvidence: boolean, problems: ProblemList) {
  const outline = sectionsOfDocument(document, isEvidence)
  const all = outline.sections.flatMap((section) => section.paragraphs)
  const sources = new SourceList(problems)
  const lists = entryLists(outline.runs, all)
  for (const list of lists) sources.addList(list)
  const paragraphs = all.map(({ block }) => block)
  const known = { isKnownLabel: (label: string) => sources.knows(label), references: document.references }
  const style = citationStyleOf(document.blocks, paragraphs, known.isKnownLabel)
  return { outline, lists, sources, known, style }
}

/** Number of claims above which a doubt is compared only with the claims of its section, since comparing is slow. */
const MOST_COMPARED_CLAIMS = 3000

function topicsWithClaims(sections: readonly Section[]): ImportRecord['topics'] {
  const written = sections.filter(({ claims }) => claims.length > 0)
  return [...groupedBy(written, ({ topic }) => topic)].map(([topic, own]) => ({
    topic,
    claims: own.flatMap(({ claims }) => claims),
  }))
}

/** Parses an entry of a list of doubts, without its marks. Sentences on what was resolved become a separate doubt. */
function readDoubts({ text, line }: DocBlock, sources: SourceList, known: KnownSources): Doubt[] {
  const isResolved = /~~[^~]{1,80}~~/.test(text) && /\bresolved\b/i.test(text)
  const open = text
    .replace(/~~[^~]{1,80}~~\s*/g, '')
    .replace(/^\W*(?:(?:[A-Z]\d{1,3}|\d{1,2}[.)])\s+)?(?:RESOLVED|UNVERIFIED|OPEN|UNCLEAR)?\s*[—–:-]*\s*/, '')
  const sentences = sentencesOf(open).map(({ start, end }) => open.slice(start, end))
  return mapDefined([true, false], (isAnswer) => {
    const words = sentences.filter((sentence) => (isResolved || RESOLVED_DOUBT.test(sentence)) === isAnswer).join(' ')
    const cited = readCitations({ text: sources.withTitles(words), links: [] }, PLAIN_STYLE, known)
    const plain = collapseSpaces(cited.text)
    return plain === '' ? null : { text: plain, words, line, isResolved: isAnswer }
  })
}

/** A sentence that says that a doubt was resolved: "The title is now confirmed by the archive." */
const RESOLVED_DOUBT = /\bnow (?:been )?(?:confirmed|resolved|verified|settled)\b/i

interface ReadPage {
  title: string | undefined
  kind: string
  asOf: string | undefined
  sources: SourceList
  writer: ClaimCollector
  problems: ProblemList
  places: readonly (ClaimPlace & { claim: string })[]
  isRecognised: boolean
}

/** Makes a page the only source of its claims, and returns the place of each as a passage, with what the page cites. */
function addPage(
  place: EvidencePlace,
  { title, kind, asOf: date, sources, writer, problems, places, isRecognised }: ReadPage,
): Research | undefined {
  const url = place.url === undefined ? undefined : webAddress(place.url)
  // The address of a file is what the file says of itself.
  const ownTier = kind === 'encyclopedia' && place.fileName === undefined ? tierRuleFor(url)?.tier : undefined
  const tier = place.tier ?? ownTier
  const cited = new Map(
    sources
      .list()
      .map((source) => [
        source.n,
        shortened([source.title, source.publisher].filter(Boolean).join(', '), RESEARCH_LIMITS.name),
      ]),
  )
  sources.clear()
  const host = url && hostOf(url)
  const name = place.name ?? place.title ?? title ?? place.fileName
  const page = sources.addDocument(
    defined({ kind, tier, title: name ?? host ?? 'Document', url, publisher: host, date }),
  )
  if (page === undefined) return undefined
  const citedBy = new Map(writer.claims.map(({ id, sources: own }) => [id, own.flatMap((n) => cited.get(n) ?? [])]))
  // Statements that were left out may be added by the user.
  for (const claim of [...writer.claims, ...problems.all.flatMap((problem) => problem.claim ?? [])]) {
    claim.sources = [page]
    delete claim.unsourced
  }
  return researchSchema.parse({
    by: [
      {
        name: shortened(name ?? 'Document', RESEARCH_LIMITS.name),
        kind: 'organisation',
      },
    ],
    access: [{ source: page, state: accessTo(place, isRecognised), on: place.readOn }],
    passages: places.slice(0, RESEARCH_LIMITS.passages).map(({ claim, quote, before, after, paragraph }) =>
      defined({
        claim,
        source: page,
        quote: shortened(quote, RESEARCH_LIMITS.text),
        paragraph,
        accessed: place.readOn,
        before: before && shortened(before, RESEARCH_LIMITS.text),
        after: after && shortened(after, RESEARCH_LIMITS.text),
        ...(citedBy.get(claim)?.length && { cites: citedBy.get(claim)?.slice(0, MOST_CITED) }),
        published: date,
      }),
    ),
  })
}

/** Says of each source of a report that nobody has opened it: what is known of it is what the report says. */
const unopenedSources = (report: string, sources: SourceList): Research =>
  researchSchema.parse({
    by: [{ name: shortened(report, RESEARCH_LIMITS.name), kind: 'organisation' }],
    access: sources.list().map(({ n }) => ({ source: n, state: 'unopened' })),
  })

const MOST_CITED = 20

function accessTo({ isPasted, isPart }: EvidencePlace, isRecognised: boolean): SourceAccess['state'] {
  if (isPasted) return 'pasted'
  if (isRecognised) return 'recognised'
  return isPart ? 'part' : 'opened'
}

/** Returns the name of a page or file that nobody gives to another: its file name or its host. */
const nameOfPlace = ({ fileName, url = '' }: EvidencePlace): string => fileName ?? (hostOf(url) || 'the document')

/** Returns the host of a page without its ending; the name of a site is no subject. */
function siteOf({ url, site }: EvidencePlace): string | undefined {
  return site ?? (url === undefined ? undefined : hostOf(url))
}

/** The rules are data, so that an editor can change them: `source-tiers.json`. */
const tierRuleFor = (url: string | undefined): TierRule | undefined => tierRuleOf(url, rules as TierRule[])

/** Returns a text without its lists of sources, whose words say nothing of its own kind. */
function textBesideLists(blocks: readonly DocBlock[], lists: readonly SourceEntry[][]): string {
  const listed = new Set(lists.flatMap((entries) => entries.map(({ block }) => block.line)))
  const unlisted = blocks.filter(({ line }) => !listed.has(line))
  return unlisted.map(({ text }) => text).join('\n')
}

function kindOfPage({ url, title = '', site = '', isPasted }: EvidencePlace, text: string): string {
  // A pasted text is no page, whatever its words and the address beside them say.
  if (isPasted) return 'pasted'
  const head = `${title}\n${site}\n${text.slice(0, 3000)}`
  return tierRuleFor(url)?.kind ?? PAGE_KINDS.find(([, form]) => form.test(head))?.[0] ?? 'page'
}

const PAGE_KINDS: readonly [string, RegExp][] = [
  ['encyclopedia', /\bfrom wikipedia\b|\bwikipedia\b.{0,40}\bencyclopa?edia\b/i],
  ['press-release', /\bpress release\b|\bfor immediate release\b|\btoday announced\b/i],
  // A ruling names both parties; "respondents" alone answered a survey.
  [
    'ruling',
    /\b(?:plaintiff|appellant|petitioner)s?\b[^]*\b(?:defendant|appellee|respondent)s?\b|\bopinion of the court\b/i,
  ],
  ['ruling', /\bSUPREME COURT OF\b/],
  ['study', /^\W*abstract\b|\bdoi:\s?10\.|\bdoi\.org\/10\./im],
  ['transcript', /\b(?:full |interview |rush )?transcript\b/i],
  ['report', /\b(?:annual|quarterly|final|interim|technical) report\b/i],
]

/** Returns the people that a document names more than once, except its subject. */
function entitiesIn(blocks: readonly DocBlock[], subject: ImportRecord['subject']): Entity[] {
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
