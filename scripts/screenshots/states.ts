import type { PageState } from '@/lib/messaging/protocol'

/** The states of "This page" that the sample article is not in, made from what was found on it. Null: nothing is known. */
export function statesOf(page: PageState): [name: string, state: PageState | null][] {
  const none: PageState = { ...page, findings: [], current: null }
  const half = Math.ceil(page.findings.length / 2)
  return [
    ['not-asked', null],
    ['not-allowed', { ...none, status: 'not-allowed', message: 'The browser lets no extension read this page.' }],
    ['off-subject', { ...none, status: 'off-subject' }],
    [
      'other-language',
      {
        ...none,
        status: 'other-language',
        message: 'Claimlight reads English. This page seems to be in French.',
      },
    ],
    ['starting', { ...none, status: 'checking', checked: 0, sentences: 0 }],
    [
      'checking',
      {
        ...page,
        status: 'checking',
        checked: Math.round((page.sentences * half) / page.findings.length),
        findings: page.findings.slice(0, half),
        current: null,
      },
    ],
    ['error', { ...none, status: 'error', message: 'The check stopped at a sentence that it could not read.' }],
    ['nothing-found', none],
    [
      'nothing-conflicts',
      { ...page, findings: page.findings.filter(({ verdict }) => verdict !== 'contradicted'), current: null },
    ],
    ['very-long', longer(page, 30)],
  ]
}

/** The same findings again and again, as a book would have them. */
function longer(page: PageState, times: number): PageState {
  const parts = Array.from({ length: times }, (_, i) => i * page.textLength)
  return {
    ...page,
    title: 'Everything that was ever said about the man who explained neural networks, told at length and in order',
    current: null,
    sentences: page.sentences * times,
    checked: page.sentences * times,
    textLength: page.textLength * times,
    blockStarts: parts.flatMap((by) => page.blockStarts.map((start) => start + by)),
    findings: parts.flatMap((by) =>
      page.findings.map((finding) => ({
        ...finding,
        start: finding.start + by,
        end: finding.end + by,
        differences: finding.differences.map((one) => ({ ...one, start: one.start + by, end: one.end + by })),
      })),
    ),
  }
}
