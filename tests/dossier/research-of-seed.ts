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

/** Doubts under "Uncertainty" and in brackets, each with words by which it is found. */
export const doubts: Question[] = [
  ['Role at OpenAI', /why.*2017/i, 'open'],
  ['Role at OpenAI', /month/i, 'open'],
  ['Role at OpenAI', /midtraining|second (stay|stint|team)/i, 'open'],
  ['Role at OpenAI', /model releases|which models/i, 'open'],
  ['Role at OpenAI', /(day|Feb).*2024/i, 'open'],
  ['Role at OpenAI', /Eureka Labs/, 'answered'],
  ['Software 2.0', /claps?|views/i, 'open'],
  ['Software 2.0', /video/i, 'open'],
  ['Software 2.0', /November 11/, 'open'],
  ['Software 2.0', /data-centric/i, 'answered'],
  ['Software 3.0', /transcript|wording/i, 'open'],
  ['Software 3.0', /vibe coding/i, 'open'],
  ['Software 3.0', /video/i, 'open'],
  ['Software 3.0', /press/i, 'open'],
  ['Tesla Autopilot', /Autonomy Day/, 'open'],
  ['Tesla Autopilot', /team/i, 'open'],
  ['Tesla Autopilot', /leave|leaving|left/i, 'open'],
  ['Tesla Autopilot', /sabbatical/i, 'open'],
  ['Tesla Autopilot', /AI Day/, 'open'],
  ['Tesla Autopilot', /fleet/i, 'open'],
  ['Connecting Images', /citation counts/i, 'open'],
  ['Connecting Images', /journal/i, 'open'],
  ['Connecting Images', /Show, Attend and Tell/, 'open'],
  ['Connecting Images', /split/i, 'open'],
  ['Connecting Images', /Google Scholar/, 'open'],
  ['Connecting Images', /2015.*2016|doctorate/i, 'open'],
  ['Connecting Images', /rotation/i, 'open'],
  ['Connecting Images', /TACL/, 'open'],
  ['Visualizing and Understanding', /reference lists|cite/i, 'open'],
  ['Visualizing and Understanding', /CVPR 2020/, 'open'],
  ['Visualizing and Understanding', /1,134|citation count/i, 'open'],
  ['Visualizing and Understanding', /parallel/i, 'open'],
  ['Visualizing and Understanding', /93%|sentiment/i, 'open'],
  ['Speedrun', /October/, 'open'],
  ['Speedrun', /FLOPs|cost/i, 'open'],
  ['Speedrun', /which record|who set|per-record/i, 'open'],
  ['Speedrun', /Moonshot/, 'open'],
  ['micrograd and Zero to Hero', /first.*(video|lecture)/i, 'open'],
  ['micrograd and Zero to Hero', /view/i, 'open'],
  ['Timeline, Dissertation', /defen[cs]e|defend/i, 'open'],
  ['Timeline, Dissertation', /2016–2017|Stanford page/i, 'open'],
  ['Timeline, Dissertation', /title.*thesis|thesis.*title/i, 'open'],
  ['Timeline, Dissertation', /rotation|second source/i, 'open'],
  ['Timeline, Dissertation', /internship/i, 'open'],
  ['Timeline, Dissertation', /primary sources|micrograd/i, 'answered'],
  ['Timeline, Dissertation', /Fridman/, 'open'],
  ['Timeline, Dissertation', /YouTube|view/i, 'open'],
  ['Philosophical Frame', /transcript|wording/i, 'open'],
  ['Technical Recommendations', /wording|YC/i, 'open'],
  ['Technical Recommendations', /Fortune/, 'open'],
  ['Capability Jumps', /State of GPT/, 'open'],
  ['Capability Jumps', /X/, 'open'],
  ['Capability Jumps', /GPT-4\.5/, 'open'],
  ['Pedagogical Model', /tutor|interact/i, 'open'],
  ['AGI Timeline as Founding Context', /founded|because/i, 'open'],
  ['AGI Timeline as Founding Context', /paraphrase|notes/i, 'open'],
  ['nanochat', /capstone/i, 'open'],
  ['Corporate and Funding', /fund/i, 'open'],
  ['Corporate and Funding', /register|filing/i, 'open'],
  ['AI Safety Research Community', /X\b.*(search|read)|posts on X/i, 'open'],
  ['AI Safety Research Community', /Hacker News/, 'open'],
  ['AI Safety Research Community', /2015.*2020/, 'open'],
  ['AI Safety Research Community', /Open Problems/, 'open'],
  ['Karpathy and Elon Musk', /title/i, 'open'],
  ['Karpathy and Elon Musk', /recruit/i, 'open'],
  ['Karpathy and Elon Musk', /December (24, )?2025/, 'open'],
  ['Karpathy and Elon Musk', /AI Day/, 'open'],
]

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
