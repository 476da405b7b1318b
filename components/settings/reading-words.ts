/** What is said where the reader chooses when pages are read. */
export const readingWords = {
  choose: 'When may Claimlight read a page?',
  ask: 'Only when I ask',
  askAbout: 'You press the button in the toolbar, or “Check this page” in the menu. Nothing needs to be allowed.',
  every: 'Read along on every site',
  everyAbout:
    'Pages that speak of the subject are checked as you open them. For that the browser will ask you to let Claimlight read every site.',
  some: 'On these sites',
  someAbout: 'Like “every site”, for those that you name. The browser will ask you for each of them.',
  takeBack: 'What is read stays in this browser. You can take this back at any time in the',
  settings: 'settings',
  refused: 'The browser did not allow it. Claimlight reads a page only when you ask.',
  site: 'Site',
  siteExample: 'example.org',
  add: 'Allow this site',
  notASite: 'This names no site. A site looks like example.org.',
  notAllowed: 'The browser did not allow this site.',
  remove: (site: string) => `Remove ${site}`,
} as const
