import type { Research } from '@/lib/dossier/format/research'

/**
 * How the Autoresearch document on Andrej Karpathy was made, listed from the document before
 * `dossier/karpathy/research.yaml` was written, so that the file is tested against an independent list.
 *
 * Patterns were corrected where they had words of the person who listed them and not of the document, which an import,
 * keeping the document's words, could not match: "Feb", "rationale", "per-record", "December 24, 2025", "1M",
 * "10/15/24", "accessible". The document doubts only when he first joined OpenAI (December 2015 or 2016).
 */
type State = NonNullable<Research['access'][number]['state']>

/** Numbers of the sources of which the document says whether and how they were opened. */
export const accessStates: Record<State, number[]> = {
  opened: [
    ...[1, 39, 52, 59, 64, 80, 87, 88, 89, 96, 97, 98, 102, 105, 106, 109, 111, 112, 113, 114, 115],
    ...[119, 120, 121, 126, 128, 129, 130, 131, 132, 134, 135, 136, 137, 138, 139],
  ],
  part: [17, 100],
  recognised: [],
  pasted: [],
  paywalled: [81, 127],
  refused: [55, 60, 61],
  scripts: [63],
  search: [77, 118, 123, 124, 133],
  others: [18, 93, 116, 125],
  unopened: [83, 122],
}

/** Its source that a machine wrote. */
export const machineMade = [79]

/** Headings with confidence and depth, by a word of the heading. */
export const sectionLevels: [string, 'high' | 'medium', 'high' | 'medium'][] = [
  ['Role at OpenAI', 'medium', 'high'],
  ['Software 2.0', 'high', 'high'],
  ['Software 3.0', 'high', 'high'],
  ['Tesla Autopilot', 'high', 'high'],
  ['Connecting Images', 'high', 'high'],
  ['Visualizing and Understanding', 'medium', 'high'],
  ['Speedrun', 'high', 'high'],
  ['Education and Teaching', 'high', 'high'],
  ['nanoGPT: Creation', 'high', 'high'],
  ['cs231n', 'high', 'high'],
  ['micrograd and Zero to Hero', 'high', 'medium'],
  ['Timeline, Dissertation', 'high', 'high'],
  ['Overview: Pragmatist', 'high', 'high'],
  ['Early Engagement', 'high', 'medium'],
  ['Philosophical Frame', 'medium', 'high'],
  ['AGI Timeline Views', 'high', 'high'],
  ['Skepticism of Industry Hype', 'high', 'high'],
  ['Near-Term Concrete Risks', 'high', 'high'],
  ['Technical Recommendations', 'high', 'high'],
  ['Capability Jumps', 'medium', 'high'],
  ['Position on the Safety Spectrum', 'high', 'medium'],
  ['Eureka Labs', 'high', 'medium'],
  ['AI Tutor Design', 'medium', 'medium'],
  ['AGI Timeline as Founding Context', 'medium', 'medium'],
  ['nanochat', 'medium', 'high'],
  ['Execution Status', 'high', 'medium'],
  ['Corporate and Funding', 'medium', 'medium'],
  ['AI Safety Research Community', 'high', 'high'],
  ['Karpathy and Elon Musk', 'medium', 'high'],
]

/** Review notes: words of the section's heading, and patterns that its note must match. */
export const reviewNotes: [string, RegExp[]][] = [
  ['Role at OpenAI', [/press/i, /June 2017/, /Feb/, /reason|rationale|why/i, /July 2024/]],
  ['Education and Teaching', [/primary/i, /Patel/, /Fridman/, /raised|upgraded/i]],
]

/** Scope notes: words of the section's heading, and a pattern that its note must match. */
export const scopeNotes: [string, RegExp][] = [
  ['Visualizing and Understanding', /interpretability/i],
  ['Speedrun', /no direct|indirect/i],
]

type Question = [section: string, words: RegExp, state: 'open' | 'answered']

const answered = (words: RegExp): [RegExp, 'answered'] => [words, 'answered']

/** Doubts under "Uncertainty" and in brackets, by section, each with words by which it is found. */
const doubtsIn: Record<string, (RegExp | [RegExp, 'answered'])[]> = {
  'Role at OpenAI': [
    /why.*2017/i,
    /month/i,
    /midtraining|second (stay|stint|team)/i,
    /model releases|which models/i,
    /(day|Feb).*2024/i,
    answered(/Eureka Labs/),
  ],
  'Software 2.0': [/claps?|views/i, /video/i, /November 11/, answered(/data-centric/i)],
  'Software 3.0': [/transcript|wording/i, /vibe coding/i, /video/i, /press/i],
  'Tesla Autopilot': [/Autonomy Day/, /team/i, /leave|leaving|left/i, /sabbatical/i, /AI Day/, /fleet/i],
  'Connecting Images': [
    /citation counts/i,
    /journal/i,
    /Show, Attend and Tell/,
    /split/i,
    /Google Scholar/,
    /2015.*2016|doctorate/i,
    /rotation/i,
    /TACL/,
  ],
  'Visualizing and Understanding': [
    /reference lists|cite/i,
    /CVPR 2020/,
    /1,134|citation count/i,
    /parallel/i,
    /93%|sentiment/i,
  ],
  Speedrun: [/October/, /FLOPs|cost/i, /which record|who set|per-record/i, /Moonshot/],
  'micrograd and Zero to Hero': [/first.*(video|lecture)/i, /view/i],
  'Timeline, Dissertation': [
    /defen[cs]e|defend/i,
    /2016–2017|Stanford page/i,
    /title.*thesis|thesis.*title/i,
    /rotation|second source/i,
    /internship/i,
    answered(/primary sources|micrograd/i),
    /Fridman/,
    /YouTube|view/i,
  ],
  'Philosophical Frame': [/transcript|wording/i],
  'Technical Recommendations': [/wording|YC/i, /Fortune/],
  'Capability Jumps': [/State of GPT/, /X/, /GPT-4\.5/],
  'Pedagogical Model': [/tutor|interact/i],
  'AGI Timeline as Founding Context': [/founded|because/i, /paraphrase|notes/i],
  nanochat: [/capstone/i],
  'Corporate and Funding': [/fund/i, /register|filing/i],
  'AI Safety Research Community': [/X\b.*(search|read)|posts on X/i, /Hacker News/, /2015.*2020/, /Open Problems/],
  'Karpathy and Elon Musk': [/title/i, /recruit/i, /December (24, )?2025/, /AI Day/],
}
export const doubts = Object.entries(doubtsIn).flatMap(([section, list]) =>
  list.map((one): Question => (Array.isArray(one) ? [section, ...one] : [section, one, 'open'])),
)

/** Places where the document has two values, or replaces one. */
export const conflicts: { values: [string | RegExp, string | RegExp]; state: 'open' | 'settled' }[] = [
  { values: [/February 13/, /Feb(ruary)? 14/], state: 'open' },
  { values: [/\b1 ?m(illion)?\b/i, /1\.5 million/], state: 'open' },
  { values: [/October 4|10\/04/, /October 15|10\/15/], state: 'open' },
  { values: [/2015/, /2016/], state: 'open' },
  { values: [/2015–2017|December 2015/, /2016–2017/], state: 'open' },
  { values: [/2013/, /2014/], state: 'open' },
  { values: [/Google Brain/, /Google Research/], state: 'open' },
  { values: [/Staged learning/i, /Learning controllers/i], state: 'open' },
  { values: [/Senior Director/, /Director of AI and Autopilot Vision/], state: 'open' },
  { values: [/2023/, /July 2024/], state: 'settled' },
  { values: [/4,900/, /6,641/], state: 'settled' },
  { values: [/paywall/i, /open|accessible/i], state: 'open' },
  { values: [/cut off|truncat/i, /end/i], state: 'open' },
]
