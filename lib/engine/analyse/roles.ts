import type { Span } from '@/lib/text/spans'
/** A position of a person: a comparable rank, and a field. */
export interface Role {
  rank: Rank
  /** Lower-case words that narrow the role: ["ai", "autopilot", "vision"]. */
  field: string[]
  former: boolean
}

/**
 * Ranks with their head words; the first that fits counts. Some exclude each other within one position (an intern is not a
 * director), and vague ones exclude nothing (`isVagueRank`). `lead` is a leader, head or chief of something.
 */
const RANKS = [
  ['founder', /^(?:cofounder|founder|founding)/],
  ['ceo', /^(?:ceo|chief executive)/],
  ['officer', /^(?:c[toif]o|coo|chief (?!scientist$|engineer$)\w+|vice president|vp|chief scientist)/],
  ['president', /^(?:president|chair)/],
  ['director', /^director/],
  ['lead', /^(?:head|chief|leader|lead|boss|manager)/],
  ['intern', /^intern/],
  ['adviser', /^(?:advis|consultant)/],
  ['investor', /^investor/],
  ['board', /^board/],
  ['professor', /^professor/],
  ['teacher', /^(?:lecturer|instructor|teacher)/],
  ['student', /student|candidate/],
  ['scientist', /^(?:scientist|researcher|mathematician|physicist|chemist)/],
  ['engineer', /^(?:engineer|programmer|developer)/],
  ['member', /^(?:fellow|member)/],
  ['rank', /^(?:captain|commander|commodore|rear admiral|admiral|lieutenant|second lieutenant|officer)/],
] as const

type Rank = (typeof RANKS)[number][0] | 'staff'

interface RoleMention extends Span {
  role: Role
}

/** Finds roles in a folded text: a head word ("director", "CTO") with its words before and after. */
export function rolesOf(text: string): RoleMention[] {
  const found: RoleMention[] = []
  for (const m of text.matchAll(rolePattern)) {
    const g = m.groups ?? {}
    const head = (g.head ?? '').toLowerCase().replace(/-/g, '').replace(/\s+/g, ' ')
    const before = (g.before ?? '').toLowerCase()
    const rank = rankOfRole(head, before)
    // "To lead" is a verb.
    if (head === 'lead' && before === '' && /\bto\s+$/i.test(text.slice(0, m.index))) continue
    const field = `${before} ${(g.after ?? '').toLowerCase()}`
      .split(/[\s-]+/)
      .filter((w) => w.length > 1 && !fieldStopWords.has(w))
    found.push({
      start: m.index,
      end: m.index + m[0].length,
      role: { rank, field, former: /\b(former|ex|once|then|erstwhile|one-time|onetime|previous)\b/i.test(before) },
    })
  }
  return found
}

/** Whether one person can have had both ranks in one position. */
export function ranksAgree(a: Rank, b: Rank): boolean {
  if (a === b || isVagueRank(a) || isVagueRank(b)) return true
  return similarRanks.some((group) => group.has(a) && group.has(b))
}

/** A rank that is compatible with any other: founder, leader, member, employee. */
export const isVagueRank = (rank: Rank): boolean => vagueRanks.has(rank)

const vagueRanks = new Set<Rank>(['founder', 'lead', 'staff', 'member', 'rank'])
const similarRanks: Set<Rank>[] = [
  new Set<Rank>(['director', 'scientist', 'engineer']),
  new Set<Rank>(['ceo', 'officer', 'president', 'board']),
  new Set<Rank>(['teacher', 'professor', 'student', 'scientist', 'director']),
  new Set<Rank>(['board', 'investor', 'adviser']),
]

const fieldStopWords = new Set('the a an of and for in at its his her their former ex once then senior as'.split(' '))
const roleNouns =
  'co-?founders?|founders?|founding (?:member|scientist|researcher|research scientist|engineer|director|team)s?|directors?|director-general|heads?|chief (?:executive|technology|technical|operating|financial|product|science|scientific|information|marketing|data|ai)(?: officer)?|chief scientists?|chief engineer|chief|' +
  'CEO|CTO|COO|CFO|CIO|chair(?:man|woman|person)?|president|vice president|VP|leaders?|lead|bosse?s?|manager|scientist|researcher|engineer|programmer|developer|interns?|internship|advis[eo]rs?|consultant|investor|board member|professor|lecturer|instructor|teacher|' +
  'PhD student|PhD candidate|graduate student|doctoral student|student|fellow|member of technical staff|second-in-command|deputy|assistant|officer|captain|commander|commodore|rear admiral|admiral|lieutenant(?: commander)?|second lieutenant|mathematician|physicist|chemist|spokes(?:man|woman|person)|partner|owner|editor(?:-in-chief)?|employee'
const roleModifiers =
  'former|ex|then|once|senior|junior|principal|chief|lead|associate|assistant|adjunct|visiting|executive|managing|deputy|vice|research|founding|technical|general|scientific|computer|software|machine|learning|deep|data|product|design|summer|outside|external|non-executive|sole|AI|artificial|intelligence|vision|Autopilot|engineering|science|computing|systems?|operations|programming'
const rolePattern = new RegExp(
  `\\b(?<before>(?:(?:${roleModifiers})[\\s-]){0,4})(?<head>${roleNouns})\\b(?<after>\\s(?:of|for)\\s(?:the\\s)?(?:artificial|machine|computer|AI|deep|autopilot|computing|software|programming|research|engineering|vision|learning|science|intelligence|data|product|operations|systems|technology|design|marketing|finance)\\b(?:(?:\\s|\\sand\\s)(?:artificial|machine|computer|AI|deep|autopilot|computing|software|programming|research|engineering|vision|learning|science|intelligence|data|product|operations|systems|technology|design|marketing|finance)\\b){0,5})?`,
  'gi',
)

function rankOfRole(head: string, before: string): Rank {
  if (/chief[\s-]$/.test(before) && /^(scientist|engineer)/.test(head)) return 'officer'
  if (before.includes('founding')) return 'founder'
  return RANKS.find(([, heads]) => heads.test(head))?.[0] ?? 'staff'
}
