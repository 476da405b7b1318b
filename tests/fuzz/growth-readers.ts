import { strToU8, zipSync } from 'fflate'
import { BlockList } from '@/lib/dossier/readers/block'
import { WORD_CONTEXT } from '@/tests/unit/dossier/readers/make-docx'
import { wordStyles } from '@/lib/dossier/readers/docx-styles'
import { readDocxText } from '@/lib/dossier/readers/docx-text'
import { docxBlocks } from '@/lib/dossier/readers/read-docx'
import { withoutHeadersAndFooters } from '@/lib/dossier/readers/pdf-edges'
import { linesOfPage } from '@/lib/dossier/readers/pdf-lines'
import { addParagraphs } from '@/lib/dossier/readers/pdf-paragraphs'
import { readHtml, readHtmlDocument } from '@/lib/dossier/readers/read-html'
import { htmlBlocks } from '@/lib/dossier/readers/html-blocks'
import { readText } from '@/lib/dossier/readers/read-text'
import { faultOfMarkdown } from '@/lib/documents/parse-markdown'
import { pageWithOpinions } from '@/lib/dossier/import/opinions'
import { readDossierFile } from '@/lib/dossier/import/read-dossier-file'
import { parseDossierText } from '@/lib/dossier/format/load'
import { compileTexts } from '@/lib/dossier/format/compile-texts'
import { proposeMapping } from '@/lib/notes/formats/csv/mapping'
import { csvReader, textOfHtml } from '@/lib/notes/formats/csv/read-csv'
import { importForms, sniffFormat } from '@/lib/notes/formats/import-forms'
import { readDelta } from '@/lib/sync/file-lines'
import { readLines } from '@/lib/sync/read-folder'
import { joinStates, emptyRecordState } from '@/lib/sync/record'
import { decodeBytes } from '@/lib/text/decode-bytes'
import { pageKeyOf } from '@/lib/text/same-page'
import { sentencesOf } from '@/lib/text/sentences'
import { withTextFragment } from '@/lib/text/text-fragment'
import { readArticleLine } from '@/tools/cli/article-line'
import { readMarkdown } from '@/tests/unit/dossier/readers/blocks'
import { piecesOf } from '@/tests/unit/notes/formats/pieces'
import { fakeDevice } from '@/tests/unit/sync/fake-device'
import { researchReaders } from './growth-research'

/** A reader of untrusted bytes, and inputs of one shape in any size. */
export interface GrowthReader {
  name: string
  shape: string
  /** Size of the smallest input; the others have 2, 4 and 8 times that. */
  base: number
  /** Makes the input, whose steps are not counted. @returns a function that reads the input */
  prepare: (size: number) => () => unknown
}

export const growthReaders: readonly GrowthReader[] = [
  ...texts('HTML', quietly(readHtml), [
    ['paragraphs', 200, (n) => '<p class="a">Words <b>and</b> words.</p>'.repeat(n)],
    ['elements in one another, above the limit', 3200, (n) => '<div>'.repeat(n) + 'a'],
    ['one long tag name', 8000, (n) => `<p>a</p><${'a'.repeat(n)}`],
    ['tags without an end', 4000, (n) => '<a '.repeat(n)],
    ['many attributes', 300, (n) => `<p ${numbered(n, (i) => `a${i}="${i}"`)}>a</p>`],
    ['a style of signs', 4000, (n) => `<style>${'@'.repeat(n)}</style><p>a</p>`],
    ['a style of letters', 4000, (n) => `<style>${'a'.repeat(n)}</style><p>a</p>`],
    ['a style of comments', 4000, (n) => `<style>${'/*'.repeat(n)}</style><p>a</p>`],
    ['many rules of style', 100, (n) => `<style>${numbered(n, (i) => `.a${i}{display:none}`)}</style><p>a</p>`],
    ['a style of many hiding rules, and as many elements', 100, manyRules],
    ['elements of many classes, in one another, with a rule for each', 20, manyClasses],
    ['a style of selectors of many classes', 100, (n) => `<style>p${'.a'.repeat(n)}{opacity:0}</style><p class="a">x</p>`], // prettier-ignore
    ['a style of blocks in one another', 500, (n) => `<style>${'@media all{'.repeat(n)}</style><p>a</p>`],
    ['a style attribute of offsets', 500, (n) => `<p style="transform:scale(${'1,'.repeat(n)}">a</p>`],
    ['a style of siblings', 50, (n) => `<style>u~i~i~i~b{display:none}</style><p>${'<i>x</i>'.repeat(n)}<b>y</b>`],
    ['a style of elements in elements', 50, (n) => `<style>:has(:has(:has(u))){display:none}</style>${'<div><p><i>x</i></p></div>'.repeat(n)}`], // prettier-ignore
    ['elements in one another with a < in an attribute', 3200, (n) => '<div a="<">'.repeat(n) + 'a'],
    ['entities', 2000, (n) => `<p>${'&amp;&#65;'.repeat(n)}</p>`],
    ['comments', 2000, (n) => `<p>${'<!--'.repeat(n)}`],
    ['a table', 100, (n) => `<table>${'<tr><td>a<td>b'.repeat(n)}</table>`],
  ]),
  ...texts(
    'pasted HTML',
    quietly((html) => htmlBlocks(html, 'article').blocks),
    [
      ['paragraphs', 200, (n) => '<p>Words <b>and</b> words.</p>'.repeat(n)],
      ['elements in one another, above the limit', 3200, (n) => '<div>'.repeat(n)],
      // Above the length at which a block ends: below it, each piece costs what the block has.
      ['breaks', 10_000, (n) => `<p>${'a<br>'.repeat(n)}`],
      ['lists', 200, (n) => `<ul>${'<li>a'.repeat(n)}</ul>`],
      ['a cell', 200, (n) => `<table><tr><td>${'<p>a</p>'.repeat(n)}`],
    ],
  ),
  ...texts('Markdown', quietly(readMarkdown), [
    ['paragraphs', 100, (n) => 'Words *and* `words`.\n\n'.repeat(n)],
    ['one paragraph', 1000, (n) => 'word '.repeat(n)],
    ['list items', 100, (n) => '- a *b*\n'.repeat(n)],
    ['links', 100, (n) => '[a](https://a.example/) '.repeat(n)],
    ['tables', 60, (n) => `| a | b |\n|---|---|\n${'| 1 | 2 |\n'.repeat(n)}`],
  ]),
  ...texts('limits of Markdown', faultOfMarkdown, [
    ['marks without end', 1000, (n) => '*a_ '.repeat(n)],
    ['brackets', 1000, (n) => '['.repeat(n)],
    ['quotes in quotes', 1000, (n) => '>'.repeat(n)],
  ]),
  ...texts('text', readText, [
    ['lines', 500, (n) => 'A line.\n'.repeat(n)],
    ['blanks', 2000, (n) => `a${' \n'.repeat(n)}b`],
  ]),
  ...texts(
    'Word',
    quietly((xml) => readDocxText(xml, new BlockList(), WORD_CONTEXT)),
    [
      ['paragraphs', 200, (n) => `<w:document><w:body>${'<w:p><w:r><w:t>a</w:t></w:r></w:p>'.repeat(n)}</w:body></w:document>`], // prettier-ignore
      ['elements in one another, above the limit', 3200, (n) => '<w:p>'.repeat(n)],
      ['runs in one paragraph', 200, (n) => `<w:p>${'<w:r><w:t>a</w:t></w:r>'.repeat(n)}</w:p>`],
    ],
  ),
  ...texts('styles of Word', quietly(wordStyles), [
    [
      'styles',
      200,
      (n) =>
        numbered(
          n,
          (i) => `<w:style w:styleId="s${i}"><w:name w:val="heading 1"/><w:basedOn w:val="s${i + 1}"/></w:style>`,
        ),
    ],
  ]),
  {
    ...{ name: 'Word', shape: 'a whole file', base: 200 },
    prepare(n) {
      const body = '<w:p><w:r><w:t>Words and words.</w:t></w:r></w:p>'.repeat(n)
      const bytes = zipSync(
        { 'word/document.xml': strToU8(`<w:document><w:body>${body}</w:body></w:document>`) },
        { level: 0 },
      )
      return quietly(() => docxBlocks(bytes, 'report'))
    },
  },
  ...texts('page as evidence', quietly(readEvidence), [
    ['paragraphs', 20, (n) => '<p>It has a dome of 30 m.</p>'.repeat(n)],
    ['one long word', 2000, (n) => `<p>${'ACGT'.repeat(n)}</p>`],
    ['wide cells', 3, (n) => `<table>${`<tr>${'<td colspan=50 rowspan=50>5</td>'.repeat(10)}</tr>`.repeat(n)}</table>`],
  ]),
  ...texts('dossier folder', (text) => compileTexts(new Map([['dossier.yaml', text]])), [
    ['keys', 200, (n) => numbered(n, (i) => `k${i}: 1\n`)],
  ]),
  ...pdfReaders(),
  ...noteFiles(),
  ...importFiles(),
  ...syncReaders(),
  ...researchReaders(),
  ...texts('sentences', sentencesOf, [
    ['sentences', 200, (n) => 'He left in 2004. '.repeat(n)],
    ['abbreviations', 500, (n) => 'Mr. A. '.repeat(n)],
    ['quotation marks', 1000, (n) => '“"'.repeat(n)],
  ]),
  ...texts('name of a page', pageKeyOf, [
    ['a long path', 1000, (n) => `https://a.example/${'a/'.repeat(n)}amp`],
    ['many parameters', 200, (n) => `https://a.example/?${numbered(n, (i) => `utm_${i}=1&`)}`],
  ]),
  ...texts('link to words', (exact) => withTextFragment('https://a.example/', { exact, prefix: '', suffix: '' }), [
    ['a long quote', 1000, (n) => 'word '.repeat(n)],
    ['blanks', 2000, (n) => `a${' '.repeat(n)}b`],
  ]),
  ...texts('line of an article', (text) => readArticleLine({ number: 1, text, fault: null }), [
    ['text', 4000, (n) => JSON.stringify({ id: 1, text: 'a'.repeat(n) })],
  ]),
  {
    ...{ name: 'characters of a file', shape: 'bytes of another code', base: 4000 },
    prepare: (n) => {
      const bytes = new Uint8Array(n).fill(0xe9)
      return () => decodeBytes(bytes)
    },
  },
]

function manyRules(n: number): string {
  const rules = `${'b{display:none}'.repeat(n)}${numbered(n, (i) => `i.a${i}{display:none}`)}`
  return `<style>${rules}</style>${numbered(n, (i) => `<p><i class="a${i}">x</i>`)}`
}

function manyClasses(n: number): string {
  const elements = numbered(n, (i) => `<p class="${numbered(60, (j) => `a${(i + j) % n}`)}">x</p>`)
  const around = `<div class="a ${'b '.repeat(60)}">`.repeat(30)
  return `<style>${numbered(n, (i) => `.a .b .a${i}{opacity:0}`)}</style>${around}${elements}`
}

function texts(
  name: string,
  read: (text: string) => unknown,
  shapes: readonly (readonly [shape: string, base: number, make: (n: number) => string])[],
): GrowthReader[] {
  return shapes.map(([shape, base, make]) => ({
    ...{ name, shape, base },
    prepare(size) {
      const text = make(size)
      return () => read(text)
    },
  }))
}

/** Ignores an error of a reader, because a refusal is a valid answer. */
function quietly<T extends unknown[]>(read: (...given: T) => unknown): (...given: T) => void {
  return (...given) => {
    try {
      read(...given)
    } catch (error) {
      if (!(error instanceof Error)) throw error
    }
  }
}

function readEvidence(html: string): unknown {
  const page = `<title>Borg Observatory</title><article><h1>Borg Observatory</h1>${html}</article>`
  const { text, article } = readHtmlDocument(page).readable
  const pages = pageWithOpinions(page, { text, blocks: article.blocks })
  const options = { today: '2026-05-01', evidence: { readOn: '2026-05-01' } }
  return readDossierFile({ name: 'a.html', bytes: strToU8(page), pages }, options)
}

function pdfReaders(): GrowthReader[] {
  const lines = (list: readonly string[]) =>
    [
      list.map((text, at) => ({ page: 1, x: 0, y: 800 - at * 12, right: 400, size: 10, text })),
    ] as unknown as Parameters<typeof addParagraphs>[0]
  const paragraphs = (shape: string, base: number, make: (n: number) => string[]): GrowthReader => ({
    ...{ name: 'PDF', shape, base },
    prepare(n) {
      const pages = lines(make(n))
      return () => addParagraphs(pages, new BlockList())
    },
  })
  return [
    paragraphs('lines', 100, (n) => Array.from({ length: n }, (_, at) => `Line ${at} of a text.`)),
    paragraphs('lines that end in a hyphen', 50, (n) => Array<string>(n).fill('abcdefghij-')),
    paragraphs('one long word', 2000, (n) => ['a'.repeat(n)]),
    {
      ...{ name: 'PDF', shape: 'pieces of a page', base: 200 },
      prepare(n) {
        const pieces = Array.from({ length: n }, (_, at) => ({
          text: 'a',
          x: at % 70,
          y: 800 - Math.floor(at / 70) * 12,
          width: 5,
          size: 10,
        }))
        return () => linesOfPage(pieces as unknown as Parameters<typeof linesOfPage>[0], 1, 'report')
      },
    },
    {
      ...{ name: 'PDF', shape: 'pages with one header', base: 20 },
      prepare(n) {
        const pages = Array.from({ length: n }, () => lines(['Header', 'Words of the page.', '1'])[0]!)
        return () => withoutHeadersAndFooters(pages)
      },
    },
  ]
}

function noteFiles(): GrowthReader[] {
  const file = (
    name: string,
    read: (text: string) => AsyncIterable<unknown>,
    shape: string,
    base: number,
    make: (n: number) => string,
  ): GrowthReader => ({
    ...{ name, shape, base },
    prepare(n) {
      const text = make(n)
      return async () => {
        try {
          for await (const _item of read(text));
        } catch (error) {
          if (!(error instanceof Error)) throw error
        }
      }
    },
  })
  const csv = (text: string) => {
    const mapping = proposeMapping(['Highlight', 'Note', 'Tags'])
    return csvReader(mapping)(piecesOf(text, 4096), { undated: '2026-01-01T00:00:00.000Z' })
  }
  const reader = (format: keyof typeof importForms) => (text: string) =>
    importForms[format].read(piecesOf(text, 4096), { undated: '2026-01-01T00:00:00.000Z' })
  const backup = (shape: string, base: number, make: (n: number) => string) =>
    file('backup', reader('backup'), shape, base, (n) => `{"kind":"claimlight-backup","version":1}\n${make(n)}`)
  return [
    file('table of notes', csv, 'rows', 100, (n) => `Highlight,Note,Tags\n${'a,"b ""c""",x\n'.repeat(n)}`),
    file('table of notes', csv, 'a quote without an end', 2000, (n) => `Highlight,Note\n"${'a,b\n'.repeat(n)}`),
    file('table of notes', csv, 'quotation marks', 2000, (n) => `Highlight,Note\n${'"'.repeat(n)}`),
    file('table of notes', csv, 'many tags', 500, (n) => `Highlight,Note,Tags\na,b,"${'x, '.repeat(n)}"\n`),
    file('Hypothesis', reader('hypothesis'), 'brackets', 1000, (n) => '['.repeat(n)),
    file('Hypothesis', reader('hypothesis'), 'a string without an end', 4000, (n) => `[{"id":"${'a'.repeat(n)}`),
    file('Hypothesis', reader('hypothesis'), 'notes', 50, (n) =>
      JSON.stringify({
        rows: Array.from({ length: n }, (_, i) => ({
          id: String(i),
          uri: 'https://a.example/',
          text: 'a',
          target: [],
        })),
      }),
    ),
    backup('lines', 100, (n) => `${'{"note":{}}\n'.repeat(n)}{"end":${n + 1}}\n`),
    backup('pieces of a dossier', 50, (n) => {
      const dossier = `{"dossier":{"id":"a","isOn":true,"pieces":${n},"fields":{}}}`
      return `${`{"piece":"${'x'.repeat(100)}"}\n`.repeat(n)}${dossier}\n{"end":${n + 2}}\n`
    }),
    backup('a line without an end', 8000, (n) => `{"note":{"note":"${'a'.repeat(n)}`),
    ...texts('HTML of a note', textOfHtml, [
      ['elements', 500, (n) => '<b>a</b>'.repeat(n)],
      ['less-than signs', 2000, (n) => '<'.repeat(n)],
      ['entities', 2000, (n) => '&#'.repeat(n)],
    ]),
    ...texts('kind of a file', (text) => sniffFormat(text, 'a.txt'), [['blanks', 2000, (n) => `${' '.repeat(n)}{`]]),
  ]
}

function importFiles(): GrowthReader[] {
  const imported = (name: string) => (text: string) => {
    readDossierFile({ name, bytes: strToU8(text) }, { today: '2026-11-01' })
  }
  const importedPage = quietly((html: string) => {
    const pages = htmlBlocks(html, 'report')
    readDossierFile({ name: 'a.html', bytes: strToU8(html), pages }, { today: '2026-11-01' })
  })
  const portable = (n: number): string =>
    JSON.stringify({
      ...{ subject: { name: 'Ada Byrne', aliases: [], kind: 'person' }, asOf: '2025-01-01', version: '1' },
      claims: Array.from({ length: n }, (_, i) => ({
        id: `c${i}`,
        text: `Ada Byrne made design ${i} in 2004.`,
        sources: [1],
        topic: 'Life',
      })),
      sources: [{ n: 1, title: 'A', url: 'https://a.example/1', tier: 1 }],
    })
  return [
    ...texts('dossier (JSON)', imported('a.json'), [['claims', 25, portable]]),
    ...texts('loader of dossiers', parseDossierText, [['claims', 50, portable]]),
    ...texts('dossier (Markdown)', imported('a.md'), [
      [
        'sentences with sources',
        25,
        (n) =>
          `# Ada Byrne\n\n${numbered(n, (i) => `Ada Byrne made design ${i} in 2004 [1].\n\n`)}\n## Sources\n\n- [1] https://a.example/ — A\n`,
      ],
      ['front matter of long lines', 4, (n) => `---\n${`title: a${' '.repeat(500)}"b\n`.repeat(n)}---\n# A\n`],
      ['headings', 50, (n) => '# A\n## B\n'.repeat(n)],
      ['underlined headings, above the limit', 600, (n) => 'a\n=\n'.repeat(n)],
    ]),
    ...texts('dossier (HTML)', importedPage, [
      [
        'paragraphs',
        25,
        (n) => `<h1>Ada Byrne</h1>${numbered(n, (i) => `<p>Ada Byrne made design ${i} in 2004 [1].</p>`)}`,
      ],
      ['elements in one another, above the limit', 3200, (n) => '<div>'.repeat(n)],
    ]),
    {
      ...{ name: 'dossier (folder in a zip)', shape: 'many keys', base: 100 },
      prepare(n) {
        const bytes = zipSync({ 'dossier.yaml': strToU8(numbered(n, (i) => `k${i}: 1\n`)) }, { level: 0 })
        return () => {
          readDossierFile({ name: 'x.zip', bytes }, { today: '2026-11-01' })
        }
      },
    },
    {
      ...{ name: 'dossier (folder in a zip)', shape: 'many files', base: 20 },
      prepare(n) {
        const files = Object.fromEntries(
          Array.from({ length: n }, (_, i) => [`claims/${i}.yaml`, strToU8('topic: A\nclaims: []\n')]),
        )
        const bytes = zipSync(files, { level: 0 })
        return () => {
          readDossierFile({ name: 'x.zip', bytes }, { today: '2026-11-01' })
        }
      },
    },
  ]
}

function syncReaders(): GrowthReader[] {
  const device = (i: number): string => `d${i.toString(16).padStart(15, '0')}`
  const stamp = (i: number): string => `0lmnopqrs${i.toString(36).padStart(4, '0')}`
  const line = (values: readonly (readonly [string, string])[], seen: Record<string, string>): string =>
    JSON.stringify({ k: 'note', id: 'a', v: { note: { seen, values } } })
  const versions = (n: number): string => {
    const values = Array.from({ length: n }, (_, i) => [`${stamp(i)}-${device(1)}`, `text ${i}`] as const)
    return line(values, { [device(1)]: stamp(n - 1) })
  }
  return [
    ...texts('line of a sync folder', (text) => readDelta(text), [
      ['one text with many versions', 100, versions],
      [
        'many fields',
        100,
        (n) =>
          JSON.stringify({
            k: 'note',
            id: 'a',
            f: Object.fromEntries(Array.from({ length: n }, (_, i) => [`tag:t${i}`, [`${stamp(1)}-${device(1)}`, i]])),
          }),
      ],
    ]),
    fileOfFolder('lines', 50, (n) =>
      numbered(n, (i) => line([[`${stamp(i)}-${device(1)}`, 'a']], { [device(1)]: stamp(i) })),
    ),
    fileOfFolder('empty lines', 500, (n) => '\n'.repeat(n)),
    // A line of more than a piece, which is 1 MB, is read in doubled pieces.
    fileOfFolder('one long line', 3, (n) => `${'a'.repeat(n << 20)}\nb\n`),
    fileOfFolder('a long line without an end', 3, (n) => 'a'.repeat(n << 20)),
    {
      ...{ name: 'folder to sync', shape: 'made-up files with salts of their own', base: 20 },
      prepare(n) {
        const disk = new Map<string, Uint8Array>()
        for (let i = 0; i < n; i++) {
          const place = { device: device(i), segment: 1, salt: `${String(i).padStart(22, 'B')}==`, sealed: 'AAAA' }
          disk.set(`${i}.ndjson`, strToU8(`${JSON.stringify({ kind: 'claimlight-sync', version: 1, ...place })}\n`))
        }
        const { sync } = fakeDevice(1, () => 1, { disk })
        return () => sync()
      },
    },
    {
      ...{ name: 'joined knowledge', shape: 'versions of one text', base: 50 },
      prepare(n) {
        const half = (from: number) => {
          const values = Array.from(
            { length: n },
            (_, i) => [`${stamp(from + i)}-${device(from)}`, `t${from + i}`] as const,
          )
          return { fields: {}, versions: { note: { seen: { [device(from)]: stamp(from + n) }, values } } }
        }
        const [a, b] = [joinStates(emptyRecordState, half(1)), half(2)]
        return () => joinStates(a, b)
      },
    },
  ]
}

function fileOfFolder(shape: string, base: number, make: (n: number) => string): GrowthReader {
  return {
    ...{ name: 'file of a sync folder', shape, base },
    prepare(n) {
      const bytes = strToU8(make(n))
      const read = (from: number, to: number) => Promise.resolve(bytes.slice(from, to))
      return async () => {
        for await (const _line of readLines({ size: bytes.length, read }, 0, 1));
      }
    },
  }
}

function numbered(n: number, make: (i: number) => string): string {
  return Array.from({ length: n }, (_, i) => make(i)).join('\n')
}
