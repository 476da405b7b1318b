import type { Verdict } from '@/lib/match/types'

/** What the page of the first run says. */
export const welcomeWords = {
  title: 'Welcome to Claimlight',
  lead: 'Claimlight reads along, and holds each sentence beside a research dossier.',
  about: (subject: string) =>
    `The dossier is on ${subject}. Where a page speaks of that subject, its sentences get a line: what the page has and what the dossier has then stand side by side, with the sources.`,
  private: 'It works without a network. Nothing that you read leaves this browser.',
  picture: {
    says: 'A page on the left, with a line under one date. On the right the panel sets the page’s “March 2022” beside the dossier’s “13 July 2022”, and names the source.',
    page: 'The page',
    panel: 'The panel',
    before: 'He left the carmaker in ',
    value: 'March 2022',
    after: ', after five years.',
    dossier: '13 July 2022',
    source: 'His own announcement',
  },
  signs: 'Four signs',
  means: {
    contradicted: 'The dossier has another value.',
    disputed: 'The dossier is itself in doubt, or its sources disagree.',
    supported: 'The dossier has it too.',
    unverified: 'The dossier has nothing on it. No line on the page, unless you want one.',
  } satisfies Record<Verdict, string>,
  try: 'Try it here',
  tryAbout: 'Rest on a line, or click it. The list beside the text is what the panel shows.',
  sample: 'Sample article',
  findings: 'Findings',
  checking: 'The sample is being checked.',
  failed: 'The sample could not be checked. Load this page again.',
  where: 'Where you find it',
  places: [
    'The lamp in the toolbar checks the page that is open and shows the panel. Your browser may keep it behind its button for extensions: pin it there.',
    'A right click on words that you have selected checks just these.',
    'The panel has the whole dossier, your notes, and the settings.',
  ],
  openDossier: 'Look into the dossier',
  openSettings: 'Open the settings',
} as const
