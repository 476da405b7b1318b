import type { ReportWords } from './page-report'

/** The words of a report in English. */
export const reportWords: ReportWords = {
  language: 'en',
  report: 'Report',
  untitled: 'Untitled page',
  verdict: {
    contradicted: 'Contradicted',
    disputed: 'Disputed',
    supported: 'Supported',
    unverified: 'Unverified',
  },
  summary: (conflicts, sentences) =>
    conflicts === 0
      ? 'No sentence here conflicts with the dossier.'
      : `${conflicts} of ${sentences} ${sentences === 1 ? 'sentence' : 'sentences'} ${conflicts === 1 ? 'conflicts' : 'conflict'} with the dossier.`,
  heldBeside: ({ name, version, asOf }) => `Held beside the dossier on ${name}, version ${version}, as of ${asOf}.`,
  published: (date) => `Published on ${date}`,
  made: (date) => `Made on ${date}.`,
  strip: 'The article from start to end, one mark a finding',
  start: 'Start',
  end: 'End',
  findings: 'Findings, in reading order',
  none: 'Nothing here can be held beside the dossier.',
  paragraph: (n) => `Paragraph ${n}`,
  inPart: 'in part',
  newer: 'newer than the dossier',
  page: 'Page',
  dossier: 'Dossier',
  tier: (tier) => `Tier ${tier}`,
  tierMeans: {
    1: 'Primary: own words, papers, official pages',
    2: 'Reputable press and reference works',
    2.5: 'Between: records of an open project',
    3: 'The rest: blogs, fan transcripts, notes',
  },
  doubt: 'Doubt',
  correction: 'Correction',
  evidence: 'Evidence',
  caution:
    'The report says what the page has and what the dossier has. Where the dossier has nothing, that says nothing about the sentence either way.',
}
