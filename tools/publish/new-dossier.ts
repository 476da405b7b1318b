import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { stringify } from 'yaml'
import { slugOf } from '@/lib/dossier/format/claim-id'
import { loadDossierFolder } from './load-dossier-folder'
import { compiledFiles } from './compiled-text'

/**
 * `new`: writes a folder for a dossier with two example claims, that can be checked and published at once.
 *
 * @param today ISO day
 * @returns 0, or 1 when nothing was written
 */
export async function newDossier(name: string, out: string | undefined, today: string): Promise<number> {
  if (/[\\/]/.test(name)) return fail(`${name} is no name of a subject; a folder is given with --out`)
  const folder = out ?? slugOf(name)
  if (folder === '') return fail(`no folder can be named after ${name}: give one with --out`)
  if (existsSync(folder)) return fail(`${folder} is there already`)
  for (const [path, text] of Object.entries(starterFiles(name, today, folder))) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  const loaded = await loadDossierFolder(folder)
  if (!loaded.ok) return fail(`${folder}: ${loaded.problems[0]?.message ?? ''}`)
  for (const [path, text] of Object.entries(compiledFiles(loaded.dossier))) await writeFile(join(folder, path), text)
  console.log(`${folder}: a dossier on ${name} with two example claims. Next:
  1. replace the examples: claims in ${folder}/claims/first-claims.yaml, their sources in ${folder}/sources.yaml,
     names in ${folder}/entities.yaml, and the introduction in ${folder}/introduction.md
  2. npm run dossier -- compile --folder ${folder}
  3. npm run dossier -- check ${folder}
  4. npm run dossier -- site ${folder} --out ${folder}-site
${folder}/README.md says more.`)
  return 0
}

function starterFiles(name: string, today: string, folder: string): Record<string, string> {
  // In the text of a claim a brace opens a mark.
  const plain = name.replace(/[\\{}]/g, '\\$&')
  const quoted = (words: string) => stringify(words, { lineWidth: 0 }).trim()
  return {
    'dossier.yaml': `subject:
  name: ${quoted(name)}
  aliases: []          # other names that articles use
  kind: thing          # person, organisation, place, thing …
  pronoun: it
version: "1"
asOf: ${today}
topics:                # files in claims/, in reading order
  - first-claims
# Where readers send corrections. Remove the sign # in front of a line to use it.
# contact:
#   mail: you@example.org
#   issues: https://github.com/YOU/REPOSITORY/issues/new
`,
    'sources.yaml': `# Tier 1: primary. 2: reputable press and reference works. 2.5: in between. 3: the rest.
- n: 1
  title: ${quoted(`Official page of ${name}`)}
  publisher: Example
  url: https://example.org/
  tier: 1
`,
    'entities.yaml': `# People, organisations, works and places of the claims, with their other names.
- { name: Example Society, kind: organisation }
`,
    'claims/first-claims.yaml': `topic: First claims
claims:
  # Replace these two with your own. One statement each. {0|…} marks the words of slot 0: a value that an article could get wrong.
  - id: example-founded
    section: Beginnings
    text: ${quoted(`${plain} was presented by the Example Society in {0|May 2020}.`)}
    status: established
    confidence: high
    time: 2020-05
    sources: [ 1 ]
    slots:
      - { type: date, value: 2020-05, single: true }
    phrasings:
      - ${quoted(`It was in {0|May 2020} that the Example Society presented ${plain}.`)}

  # "uncertain" and "conflicting" need a note that says what the doubt is.
  - id: example-size
    section: Beginnings
    text: ${quoted(`About {0|40} people worked on ${plain} in its first year.`)}
    status: uncertain
    sources: [ 1 ]
    notes:
      - The only source gives no exact number.
    slots:
      - { type: number, value: "40", single: false }
`,
    'introduction.md': `Say here what this dossier on ${name.replace(/[\\`*_[\]<>#]/g, '\\$&')} covers, and what it leaves out.\n`,
    'README.md': `# A dossier on ${name}

Files in plain text (YAML) that Claimlight compiles, checks and publishes. Run the commands in a folder with Claimlight.

| to do | command or file |
|---|---|
| say what is so | \`claims/first-claims.yaml\`: one statement each, in your own words |
| say where it is from | \`sources.yaml\`: numbered, with a tier |
| list people, firms and works of the claims | \`entities.yaml\`; it may be \`[]\` |
| introduce it | \`introduction.md\`; \`[words](#/claim/ID)\` leads to a claim |
| look up the fields of a claim | \`dossier/README.md\` in the folder with Claimlight |
| compile after each change | \`npm run dossier -- compile --folder ${folder}\` |
| find mistakes | \`npm run dossier -- check ${folder}\` |
| compare an article | \`npm run check -- --dossier ${folder} article.txt\` |
| make a site | \`npm run dossier -- site ${folder} --out ${folder}-site\` |
| sign it | \`npm run dossier -- keygen\` once, then \`--key dossier-key.pem\` behind the command for the site |
| take corrections of readers | \`npm run dossier -- apply FILE --folder ${folder}\` |

Before a new version, keep the old one: copy \`compiled.json\` to \`history/VERSION.json\`, then raise \`version\` in
\`dossier.yaml\`. The site then says what changed.

An id of a claim never changes: addresses and notes of readers have it.
`,
    '.github/workflows/dossier.yml': `# Checks the dossier at each push, and publishes its site from the main branch.
name: dossier
on: [ push, pull_request ]
permissions:
  contents: read
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with: { path: dossier }
      # The repository with Claimlight, as OWNER/NAME: a variable of this repository.
      - uses: actions/checkout@v4
        with: { path: claimlight, repository: "\${{ vars.CLAIMLIGHT }}" }
      - uses: actions/setup-node@v4
        with: { node-version: 22 }
      - run: npm ci
        working-directory: claimlight
      - run: npm run dossier -- check ../dossier
        working-directory: claimlight
      - run: npm run dossier -- site ../dossier --out ../site
        working-directory: claimlight
      - uses: actions/upload-pages-artifact@v3
        if: github.ref == 'refs/heads/main'
        with: { path: site }
  publish:
    needs: check
    if: github.ref == 'refs/heads/main'
    runs-on: ubuntu-latest
    permissions: { pages: write, id-token: write }
    environment: { name: github-pages }
    steps:
      - uses: actions/deploy-pages@v4
`,
  }
}

function fail(words: string): number {
  console.error(words)
  return 1
}
