import type { PageQuestion } from '@/lib/model/page-question'

const TEXTS = ['Andrej Karpathy joined Tesla in June 2019.', 'He taught cs231n at Stanford.', 'The weather was fine.']

/** Returns a question on these sentences; the last one is only context. */
export function pageQuestion(texts: readonly string[] = TEXTS): PageQuestion {
  let at = 10
  return {
    dossier: null,
    title: 'A profile',
    date: '2024-05-02',
    today: '2026-11-20',
    asOf: '2026-03-31',
    before: 'He is a scientist.',
    sentences: texts.map((text, i) => {
      const start = at
      at += text.length + 1
      const isAsked = texts.length === 1 || i < texts.length - 1
      return { number: i + 1, text, start, end: start + text.length, isAsked, nearness: 0.5, hints: [], claims: [1, 2] }
    }),
    claims: [
      {
        ...{ number: 1, id: 'tesla', status: 'established', correction: null, sources: [1], time: null },
        text: 'Karpathy joined Tesla in June 2017 as its Director of AI.',
      },
      {
        ...{ number: 2, id: 'course', status: 'established', correction: null, sources: [2], time: '2015/2016' },
        text: 'Karpathy taught cs231n at Stanford.',
      },
      {
        ...{ number: 3, id: 'stars', status: 'uncertain', sources: [], time: null },
        text: 'The course notes have 10,800 stars.',
        correction: 'They had 10,900 stars in 2026.',
      },
    ],
  }
}
